import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { configureRendering } from '@container-maturity/backstage-plugin-maturity-repository';
import { promises as fs } from 'node:fs';
import { join } from 'node:path';
import { makeCtx } from '../__testUtils__/makeCtx';
import { renderService, templates } from '../__testUtils__/renderService';
import { createVerifyAction } from './action';
import { readVerifySettings } from './settings';
import { verifyDirectory } from './verify';

describe('goldenpath:verify', () => {
  const directory = createMockDirectory();
  const workspacePath = () => directory.resolve('service');

  beforeEach(async () => {
    directory.setContent({ service: {} });
    await renderService(workspacePath(), {
      name: 'order-history',
      owner: 'group:default/checkout-team',
      organisation: 'heronway',
    });
  });

  const context = (overrides: object = {}) =>
    makeCtx<any, any>({
      workspacePath: workspacePath(),
      input: { minimumLevel: 1 },
      ...overrides,
    });
  const verify = async (overrides: object = {}) => {
    const ctx = context(overrides);
    await createVerifyAction().handler(ctx);
    return ctx.outputs;
  };
  const change = async (file: string, from: string | RegExp, to: string) => {
    const path = directory.resolve('service', file);
    const text = await fs.readFile(path, 'utf8');
    expect(text).toMatch(from);
    await fs.writeFile(path, text.replace(from, to));
  };

  it('finds nothing to mend that level 2 requires in what the template makes', async () => {
    const { ok, level, findings } = await verify();
    const advice = findings.map(({ check }: { check: string }) => check);
    expect({ ok, level, advice: [...new Set(advice)] }).toEqual({
      ok: true,
      level: 2,
      advice: [
        'data-classification',
        // A digest is known once the image is pushed, a CPU limit slows down, and the namespace is the platform's.
        'container-image-digest',
        'cpu-limit',
        'network-default-deny',
        // The last phase is not what the template promises.
        'tracing-instrumented',
        'image-scan-scheduled',
        'image-scan-report',
        'policy-violations-stop-pipeline',
        'gitops-automated',
        'gitops-repository-separate',
        'support-channel',
        'decision-records',
        'contributing-doc',
        'api-described',
        'testing-doc',
        'practices-doc',
      ],
    });
    expect(
      findings.flatMap((finding: { check: string; required: boolean }) =>
        finding.required ? [finding.check] : [],
      ),
    ).toEqual(['tracing-instrumented']);
  });

  it('says what is left to do, and who can', async () => {
    const { open, summary } = await verify();
    expect(open.length).toBeGreaterThan(0);
    for (const { check } of open) {
      expect(summary).toContain(`(\`${check}\`)`);
    }
    expect(summary).toContain('**level 2**');
  });

  it('leaves open what the README of the templates lists', async () => {
    const { open } = await verifyDirectory({
      directory: workspacePath(),
      settings: {},
      now: new Date(),
    });
    const who = {
      pipeline: 'the first run of the pipeline',
      platform: 'the platform',
      person: 'a person',
    };
    const rows = open.map(
      ({ check, by }) =>
        `| \`${check.id}\` | ${check.title.en} | ${
          check.required ? 'yes' : 'no'
        } | ${who[by]} |`,
    );
    const readme = await fs.readFile(join(templates, 'README.md'), 'utf8');
    const listed = readme
      .split('\n')
      .filter(line =>
        /^\| `.*(a person|the platform|of the pipeline) +\|$/.test(line),
      )
      .map(line => line.replace(/ +/g, ' '));
    expect(listed).toEqual(rows);
  });

  it('knows the mesh from the catalog file that was produced', async () => {
    const about = async () => {
      const { scorecard } = await verifyDirectory({
        directory: workspacePath(),
        settings: {},
        now: new Date(),
      });
      return scorecard.results
        .filter(({ check }) => check === 'mesh-joined')
        .map(({ status, reason }) => [status, reason?.en ?? '']);
    };
    expect(await about()).toEqual([['not-applicable', expect.anything()]]);
    await change(
      'catalog-info.yaml',
      '  annotations:\n',
      '  annotations:\n    container-maturity.io/mesh: istio\n',
    );
    expect(await about()).toEqual([
      ['unknown', expect.stringMatching(/^Deployment\/order-history: neither/)],
    ]);
  });

  it('fails below the level, and names file and check', async () => {
    await change('Dockerfile', 'USER 65532:65532', 'USER root');
    await expect(verify()).rejects.toThrow(
      /level 0, not 1 .*: dockerfile-.* · /,
    );
  });

  it('never fails in a dry run: the findings are in the output', async () => {
    await change('Dockerfile', 'USER 65532:65532', 'USER root');
    const { ok, level, findings } = await verify({ isDryRun: true });
    expect({ ok, level }).toEqual({ ok: false, level: 0 });
    expect(findings).toContainEqual({
      check: expect.stringMatching(/^dockerfile-/),
      required: true,
      message: expect.stringMatching(/^[^·]+ · .*[\u4e00-\u9fff]/),
      file: 'Dockerfile',
      line: expect.any(Number),
    });
  });

  it('only reports where no level is asked for', async () => {
    await fs.rm(directory.resolve('service/Dockerfile'));
    const { ok, level } = await verify({ input: {} });
    expect({ ok, level }).toEqual({ ok: true, level: 0 });
  });

  it('refuses a directory outside of the workspace, and one without a catalog file', async () => {
    await expect(verify({ input: { path: '..' } })).rejects.toThrow(
      /not allowed/i,
    );
    await expect(verify({ input: { path: 'src' } })).rejects.toThrow(
      /catalog-info.yaml can't be read/,
    );
  });

  it('stops when the task is cancelled', async () => {
    await expect(
      verify({ signal: AbortSignal.abort(new Error('cancelled')) }),
    ).rejects.toThrow('cancelled');
  });

  it('measures by the checklist of the installation', async () => {
    directory.addContent({
      'own.yaml': 'id: own\nversion: 1.0.0\ntitle: [\n',
    });
    const settings = readVerifySettings(
      mockServices.rootConfig({
        data: {
          maturity: {
            checklist: { path: directory.resolve('own.yaml') },
            archetypes: { cron: 'batch-job' },
          },
        },
      }),
    );
    expect(settings.archetypes).toEqual({ cron: 'batch-job' });
    await expect(
      createVerifyAction(settings).handler(context()),
    ).rejects.toThrow(/checklist can't be used:[^]*own.yaml/);
  });

  it('renders charts as the installation says', async () => {
    directory.addContent({
      'service/deploy/probe/Chart.yaml':
        'apiVersion: v2\nname: probe\nversion: 1.0.0\n',
      'service/deploy/probe/templates/x.yaml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\n',
    });
    const settings = readVerifySettings(
      mockServices.rootConfig({
        data: { maturity: { rendering: { timeout: { milliseconds: 1 } } } },
      }),
    );
    try {
      const { failed } = await verifyDirectory({
        directory: workspacePath(),
        settings,
        now: new Date(),
      });
      const { result } = failed.find(
        ({ check }) => check.id === 'configmaps-no-secrets',
      )!;
      expect(result.status).toBe('error');
      expect(result.reason?.en).toContain('0.001 seconds');
    } finally {
      configureRendering({});
    }
    const bad = { data: { maturity: { rendering: { timeout: 'soon' } } } };
    expect(() => readVerifySettings(mockServices.rootConfig(bad))).toThrow(
      /timeout/,
    );
  });

  it('refuses an archetype that does not exist', () => {
    const config = mockServices.rootConfig({
      data: { maturity: { archetypes: { cron: 'nightly' } } },
    });
    expect(() => readVerifySettings(config)).toThrow(
      /maturity.archetypes.cron must be one of service, .*not "nightly"/,
    );
  });
});
