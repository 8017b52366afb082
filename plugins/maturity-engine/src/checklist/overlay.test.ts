import {
  compiled,
  demoFiles,
  errorsOf,
  fixture,
} from '../__testUtils__/fixtures';
import { repositorySchema } from '../__testUtils__/repositorySchema';
import { compileChecklist } from './compile';
import { readChecklistFiles } from './read';
import type { ChecklistFile } from './sourceFile';

async function acme(...changes: Array<[string | RegExp, string]>) {
  const [{ path, text }] = await readChecklistFiles(
    fixture('overlay', 'acme.yaml'),
  );
  let changed = text;
  for (const [from, to] of changes) {
    expect(changed).toMatch(from);
    changed = changed.replace(from, () => to);
  }
  return [{ path, text: changed }];
}

describe('an overlay', () => {
  it('changes, switches off and adds', async () => {
    const checklist = compiled(await acme(), await demoFiles());
    expect(checklist).toMatchObject({
      id: 'acme',
      version: '3.0.1',
      title: { en: 'Demo' },
    });
    const byId = new Map(
      checklist.checks.map(check => [check.definition.id, check]),
    );
    expect([...byId.keys()]).toEqual([
      'non-root',
      'image-exists',
      'trained',
      'dockerfile-name',
      'tested',
    ]);
    expect(byId.get('tested')).toMatchObject({
      definition: {
        required: false,
        severity: 'low',
        effectiveFrom: '2026-03-01',
        effort: 3,
      },
      params: {
        minJobs: 1n,
        minCoverage: 60,
        registries: ['ghcr.io'],
        team: 'platform',
      },
    });
    expect(byId.get('non-root')).toMatchObject({
      definition: { required: true, severity: 'blocker' },
      params: { minJobs: 2n, minCoverage: 60 },
    });
    expect(byId.get('image-exists')?.disabled).toBe(
      'Our registry is not reachable from here.',
    );
    expect(byId.get('dockerfile-name')).toMatchObject({
      phase: 'first',
      definition: { task: 'naming' },
    });
  });

  it('shows what is switched off, and why', async () => {
    const view = compiled(await acme(), await demoFiles()).view();
    const tasks = view.phases[0].tasks;
    expect(tasks.map(({ id }) => id)).toEqual(['build', 'people', 'naming']);
    expect(tasks[0].checks[1]).toMatchObject({
      id: 'image-exists',
      disabled: 'Our registry is not reachable from here.',
    });
  });

  it('leaves the checklist it extends as it is', async () => {
    const base = await demoFiles();
    compiled(await acme(), base);
    expect(
      compiled(base).checks.find(({ definition }) => definition.id === 'tested')
        ?.definition.required,
    ).toBe(true);
  });

  it('can itself be extended', async () => {
    const bases: Record<string, Array<{ path: string; text: string }>> = {
      demo: await demoFiles(),
      acme: await acme(),
    };
    const text =
      'id: acme-shop\nversion: 1.0.0\nextends: acme@3\nchecks:\n  - { id: tested, required: true }\n';
    const { checklist, errors } = compileChecklist(
      [{ path: 'shop.yaml', text }],
      {
        schemas: [repositorySchema],
        base: id => bases[id],
      },
    );
    expect(errors).toEqual([]);
    expect(
      checklist?.checks.find(({ definition }) => definition.id === 'tested'),
    ).toMatchObject({
      definition: { required: true, severity: 'low' },
      params: { minJobs: 1n },
    });
  });

  it.each<[string, [string | RegExp, string], string]>([
    [
      'an unknown check',
      ['id: tested', 'id: testd'],
      "acme.yaml:13:9 demo has no check 'testd' | a whole check of your own, or 'tested'? (one of trained, non-root, image-exists, tested)",
    ],
    [
      'a key that an override does not have',
      ['severity: low', 'sevrity: low'],
      "acme.yaml:15:5 unknown key 'sevrity' | 'severity'? (one of id, required, severity, effectiveFrom, waivable, params, disabled)",
    ],
    [
      'a rule for a check of the base',
      ['severity: low', 'expect: true'],
      "acme.yaml:15:5 unknown key 'expect' | one of id, required, severity, effectiveFrom, waivable, params, disabled",
    ],
    [
      'a value of another type',
      ['minCoverage: 60', 'minCoverage: sixty'],
      'acme.yaml:5:16 minCoverage has a value of the wrong type | a number',
    ],
    [
      'an unknown parameter',
      ['minCoverage: 60', 'minCoverge: 60'],
      "acme.yaml:5:3 unknown parameter 'minCoverge' | 'minCoverage'? (one of registries, minCoverage, minJobs)",
    ],
    [
      'an unknown parameter of a check',
      ['{ minJobs: 1 }', '{ minJob: 1 }'],
      "acme.yaml:17:15 unknown parameter 'minJob' | 'minJobs'? (one of registries, minCoverage, minJobs, team)",
    ],
    [
      'no reason',
      [/disabled: .*/, 'disabled: true'],
      'acme.yaml:19:15 disabled is true | why it is switched off: { reason: … }',
    ],
    [
      'an unknown phase',
      [/- id: first/, '- id: frist'],
      "acme.yaml:8:9 unknown phase 'frist' | 'first'? (one of first, second)",
    ],
    [
      'a task that is taken',
      ['id: naming', 'id: people'],
      "acme.yaml:10:13 two tasks of the phase are called 'people' | an id of its own",
    ],
    [
      'one check twice',
      ['id: image-exists', 'id: tested'],
      "acme.yaml:18:9 the check 'tested' is overridden twice | one entry for each check",
    ],
    [
      'another major version',
      ['demo@1', 'demo@2'],
      'acme.yaml:3:10 the installed checklist is demo 1.2.0 | demo@1',
    ],
    [
      'no major version',
      ['demo@1', 'demo'],
      "acme.yaml:3:10 extends is 'demo' | a checklist's id and major version, such as container-adoption@1",
    ],
    [
      'itself',
      ['demo@1', 'acme@3'],
      "acme.yaml:3:10 the checklist 'acme' extends itself",
    ],
    [
      'a wrong rule of its own',
      ["it.path == 'Dockerfile'", 'it.path == 1'],
      'acme.yaml:29:13 no such overload: string == int',
    ],
  ])('is refused with %s', async (_, change, error) => {
    expect(errorsOf(await acme(change), await demoFiles())).toContain(error);
  });

  it('is refused where there is nothing to extend', async () => {
    expect(errorsOf(await acme())).toEqual([
      "acme.yaml:3:10 there is no checklist 'demo@1' here | the id and major version of a checklist that is installed",
    ]);
  });

  it('forbids and allows waivers', async () => {
    const base = (await demoFiles()).map(file => ({
      ...file,
      text: file.text.replace(
        'severity: blocker',
        'severity: blocker\n    waivable: false',
      ),
    }));
    const change = '  - id: tested\n    waivable: false';
    const waivable = (changed: ChecklistFile[]) =>
      compiled(changed, base)
        .checks.filter(({ definition }) => !definition.waivable)
        .map(({ definition }) => definition.id);
    expect(waivable(await acme(['  - id: tested', change]))).toEqual([
      'non-root',
      'tested',
    ]);
    const allow = '  - { id: non-root, waivable: true }\n  - id: tested';
    expect(waivable(await acme(['  - id: tested', allow]))).toEqual([]);
  });

  it('is refused with what is wrong in the checklist it extends', async () => {
    const base = (await demoFiles()).map(file => ({
      ...file,
      text: file.text.replace('expect: it.user.set', 'expect: it.usr.set'),
    }));
    expect(errorsOf(await acme(), base)).toEqual([
      expect.stringMatching(/^first.yaml:28:16 /),
    ]);
  });

  it('may not be circular', async () => {
    const head = (id: string, base: string) => [
      {
        path: `${id}.yaml`,
        text: `id: ${id}\nversion: 1.0.0\nextends: ${base}@1\n`,
      },
    ];
    const { errors } = compileChecklist(head('a', 'b'), {
      schemas: [],
      base: id => (id === 'b' ? head('b', 'a') : head('a', 'b')),
    });
    expect(errors).toMatchObject([
      { file: 'b.yaml', message: "the checklist 'a' extends itself" },
    ]);
  });

  it('keeps an override from standing where nothing is extended', async () => {
    const [head, ...others] = await demoFiles();
    const extra = {
      path: 'z.yaml',
      text: 'phase: first\nchecks:\n  - { id: tested, required: false }\n',
    };
    expect(errorsOf([head, ...others, extra])).toEqual([
      "z.yaml:3:5 the check 'tested' says nothing but what an overlay would | a whole check, or `extends` in the head of the checklist",
    ]);
  });
});
