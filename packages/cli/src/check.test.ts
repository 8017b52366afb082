import '@microsoft/jest-sarif';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { BuiltCommand, packageDir } from './testing';

jest.setTimeout(60_000);

let command: BuiltCommand;

beforeAll(async () => {
  command = await BuiltCommand.create();
  await command.repository('decided', {
    Dockerfile: 'FROM node:22-alpine\nCOPY . .\nCMD ["node", "."]\n',
    CODEOWNERS: '* @acme/platform\n',
    'maturity.yaml':
      'waivers:\n  - { check: dockerfile-non-root, reason: Soon, by: "@ada", until: 2099-01-01 }\nattestations:\n  - { check: logs-agreed, by: "@ada", at: 2026-11-01, until: 2026-11-02, reason: Agreed }\n',
  });
  await command.repository('root-user', {
    Dockerfile: 'FROM node:22-alpine\nCOPY . .\nCMD ["node", "."]\n',
  });
}, 60_000);

afterAll(() => command.remove());

const component = (name: string, annotations = '') =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${name}\n${annotations}spec: { type: service, lifecycle: production, owner: team }\n`;

describe('maturity check', () => {
  it('counts a waiver where its approver is named, and attestations in any case', () => {
    const resultsOf = (...options: string[]) => {
      const { stdout } = command.run([
        ...['check', 'decided', '--format', 'json'],
        ...options,
      ]);
      const results: Array<{ check: string }> = JSON.parse(stdout).results;
      const of = (id: string) => results.find(({ check }) => check === id);
      return [of('dockerfile-non-root'), of('logs-agreed')];
    };
    const [requested, attested] = resultsOf();
    expect(requested).toMatchObject({
      status: 'fail',
      waiverRequest: {
        by: '@ada',
        why: 'Nobody is named here who approves waivers in repositories',
        file: 'maturity.yaml',
        line: 2,
      },
    });
    expect(attested).toMatchObject({
      status: 'fail',
      measured: true,
      reason: 'The attestation expired on 2026-11-02',
    });
    const [waived] = resultsOf('--waiver-approver', '@acme/platform');
    expect(waived).toMatchObject({
      status: 'waived',
      until: '2099-01-01T23:59:59Z',
      waiverRequest: null,
    });
  });

  it('knows the mesh from the System in the repository, or is told', async () => {
    const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:1" }] }
`;
    const system = (mesh: string) =>
      `---\napiVersion: backstage.io/v1alpha1\nkind: System\nmetadata:\n  name: shop\n  annotations: { container-maturity.io/mesh: ${mesh} }\nspec: { owner: team }\n`;
    const inShop = component('web').replace(
      'owner: team',
      'owner: team, system: shop',
    );
    const joined = async (name: string, mesh: string, ...options: string[]) => {
      await command.repository(name, {
        'k8s/web.yaml': deployment,
        'catalog-info.yaml': `${inShop}${system(mesh)}`,
      });
      const args = ['check', name, '--format', 'json', ...options];
      const { results } = JSON.parse(command.run(args).stdout);
      return results.find(
        ({ check }: { check: string }) => check === 'mesh-joined',
      );
    };
    expect(await joined('told', 'istio')).toMatchObject({ status: 'unknown' });
    expect(await joined('other', 'linkerd', '--mesh', 'none')).toMatchObject({
      status: 'not-applicable',
    });
    expect(await joined('mistyped', 'istoi')).toMatchObject({
      status: 'error',
      reason: expect.stringContaining("system:default/shop is 'istoi'"),
    });
  });

  it('prints the scorecard as JSON to stdout, and assumptions to stderr', async () => {
    const { status, stdout, stderr } = command.run([
      'check',
      'root-user',
      '--format',
      'json',
    ]);
    expect(status).toBe(0);
    expect(stderr).toBe('Note: No catalog-info.yaml: a service is assumed\n');
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      scope: 'repository',
      checklist: {
        id: 'container-adoption',
        version: expect.stringMatching(/^1\.\d+\.\d+$/),
      },
      entity: { ref: 'component:default/root-user', file: null },
      archetype: { value: 'service', from: 'assumed' },
      level: { granted: 0, earned: 0, verified: 0 },
    });
    expect(document.phases[0]).toMatchObject({
      id: 'containerisation',
      order: 1,
      holds: false,
      skipped: false,
    });
    expect(document.results).toContainEqual(
      expect.objectContaining({
        check: 'dockerfile-non-root',
        phase: 'containerisation',
        status: 'fail',
        required: true,
        findings: [
          {
            message: expect.any(String),
            file: 'Dockerfile',
            line: expect.any(Number),
          },
        ],
      }),
    );
    const failed = document.results.filter(
      ({ status: each }: { status: string }) => each === 'error',
    );
    expect(failed).toEqual([]);
  });

  it('ends with 1 below the level asked for, after printing the report', () => {
    const { status, stdout, stderr } = command.run([
      'check',
      'root-user',
      '--min-level',
      '1',
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain('Repository level 0 of 4');
    expect(stderr).toContain('level is 0, below the 1 asked for');
    expect(command.run(['check', 'root-user', '--min-level', '0']).status).toBe(
      0,
    );
  });

  it('speaks Chinese where the environment or --lang says so', () => {
    const chinese = command.run(['check', 'root-user'], {
      lang: 'zh_CN.UTF-8',
    });
    expect(chinese.stdout).toContain('仓库等级 0');
    expect(command.run(['check', 'root-user', '--lang', 'zh']).stdout).toBe(
      chinese.stdout,
    );
  });

  it('prints no colour into a pipe', () => {
    expect(command.run(['check', 'root-user']).stdout).not.toContain('\u001b');
  });

  it('takes the entity from catalog-info.yaml, or the file that --entity names', async () => {
    await command.repository('shop', {
      'catalog-info.yaml': `kind: System\nmetadata: { name: s }\n---\n${component(
        'first',
      )}---\n${component('second')}`,
      'other.yaml': component(
        'tools',
        '  annotations: { container-maturity.io/archetype: library }\n',
      ),
    });
    const json = (...args: string[]) =>
      JSON.parse(
        command.run(['check', 'shop', '--format', 'json', ...args]).stdout,
      );
    expect(json().entity).toEqual({
      ref: 'component:default/first',
      file: 'catalog-info.yaml',
    });
    const library = json('--entity', 'shop/other.yaml');
    expect(library.entity).toEqual({
      ref: 'component:default/tools',
      file: 'other.yaml',
    });
    expect(library.archetype).toEqual({ value: 'library', from: 'annotation' });
  });

  it('looks at a folder of a monorepo, and leaves out what is excluded', async () => {
    await command.repository('mono', {
      'src/cart/Dockerfile': 'FROM node:22\n',
      'src/cart/old/Dockerfile': 'FROM node:20\n',
      'src/web/Dockerfile': 'FROM node:22\n',
    });
    const files = (...args: string[]) =>
      JSON.parse(
        command.run(['evidence', 'mono', ...args]).stdout,
      ).dockerfiles.map(
        ({ source }: { source: { file: string } }) => source.file,
      );
    expect(files('--subpath', './src/cart/')).toEqual([
      'src/cart/Dockerfile',
      'src/cart/old/Dockerfile',
    ]);
    expect(files('--subpath', 'src/cart', '--exclude', 'old')).toEqual([
      'src/cart/Dockerfile',
    ]);
    expect(files('--exclude', 'src/cart', '--exclude', 'src/web')).toEqual([]);
  });

  it('judges each Component of a monorepo in its own folder', () => {
    const suite = path.join(
      packageDir,
      '../../examples/services/delivery-suite',
    );
    const judged = (...args: string[]) => {
      const { stdout } = command.run([
        'check',
        suite,
        '--format',
        'json',
        ...args,
      ]);
      const { entity, archetype, level, results, notes } = JSON.parse(stdout);
      const fails = results.filter(
        (result: { phase: string; required: boolean; status: string }) =>
          result.phase === 'containerisation' &&
          result.required &&
          result.status === 'fail',
      );
      return {
        ref: entity.ref,
        archetype: archetype.value,
        level: level.granted,
        fails: fails.map(({ check }: { check: string }) => check).sort(),
        notes: notes.length,
      };
    };
    const driver = {
      ref: 'component:default/driver-api',
      archetype: 'service',
      level: 1,
      fails: [],
      notes: 1,
    };
    expect(judged()).toEqual(driver);
    expect(judged('--subpath', 'services/driver-api')).toEqual({
      ...driver,
      notes: 0,
    });
    const planner = {
      ref: 'component:default/route-planner',
      archetype: 'worker',
      level: 0,
      fails: ['base-image-tag', 'dockerfile-non-root', 'operations-doc'],
      notes: 0,
    };
    expect(judged('--subpath', 'services/route-planner')).toEqual(planner);
    expect(
      judged('--entity', path.join(suite, 'catalog-info.yaml#route-planner')),
    ).toEqual(planner);
  });

  it('writes every report in one run, beside what it prints', async () => {
    const formats = ['text', 'json', 'sarif', 'gitlab', 'junit', 'markdown'];
    const outputs = formats.flatMap(format => [
      '--output',
      `${format}=reports/${format}`,
    ]);
    const { status, stdout, stderr } = command.run([
      ...['check', 'root-user', '--format', 'json', '--min-level', '1'],
      ...outputs,
    ]);
    expect(status).toBe(1);
    expect(stderr).toContain('level is 0, below the 1 asked for');
    const [text, json, sarif, gitlab, junit, markdown] = await Promise.all(
      formats.map(format =>
        readFile(path.join(command.home, 'reports', format), 'utf8'),
      ),
    );
    expect(json).toBe(stdout);
    expect(text).toBe(command.run(['check', 'root-user']).stdout);
    expect(JSON.parse(sarif)).toBeValidSarifLog();
    const named = JSON.parse(gitlab).map(
      ({ check_name: name }: { check_name: string }) => name,
    );
    expect(named).toContain('dockerfile-non-root');
    expect(junit).toMatch(
      /<failure message="[^"]+" type="blocker">\nDockerfile:1 /,
    );
    expect(markdown).toContain('### root-user: Repository level 0 of 4');
  });

  it('says where a report can not be written', () => {
    const { status, stderr } = command.run([
      ...['check', 'root-user', '--output', 'json=root-user/Dockerfile/x'],
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain("root-user/Dockerfile/x can't be written");
  });

  it('writes SARIF that points into the checked directory', () => {
    const { stdout } = command.run(['check', 'root-user', '--format', 'sarif']);
    expect(JSON.parse(stdout)).toBeValidSarifLog();
    const [run] = JSON.parse(stdout).runs;
    const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(ids).toContain('dockerfile-non-root');
    for (const { ruleId, ruleIndex, locations, message } of run.results) {
      expect(ids[ruleIndex]).toBe(ruleId);
      expect(message.text).not.toBe('');
      expect(locations[0].physicalLocation.artifactLocation).toMatchObject({
        uriBaseId: '%SRCROOT%',
      });
    }
  });
});
