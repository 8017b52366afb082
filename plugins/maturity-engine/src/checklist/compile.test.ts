import {
  compiled,
  demoFiles,
  demoWith,
  errorsOf,
} from '../__testUtils__/fixtures';
import { compileChecklist } from './compile';

describe('a checklist that is right', () => {
  it('is read from the files of a directory', async () => {
    const checklist = compiled(await demoFiles());
    expect(checklist).toMatchObject({
      id: 'demo',
      version: '1.2.0',
      title: { zh: '演示' },
    });
    expect(checklist.phases.map(({ id, order }) => [id, order])).toEqual([
      ['first', 1],
      ['second', 2],
    ]);
    // in the order of phases and tasks, whatever the order of files
    expect(checklist.checks.map(({ definition }) => definition.id)).toEqual([
      'non-root',
      'image-exists',
      'trained',
      'tested',
    ]);
  });

  it('has checks: the head alone would let everything through', async () => {
    const [head] = await demoFiles();
    expect(errorsOf([head])).toEqual([
      `${head.path}:1:1 the checklist has no checks | a list checks, here or in another file; of several files, name their directory`,
    ]);
  });

  it('may be one file', async () => {
    const [head, first] = await demoFiles();
    const text = `${head.text}${first.text.replace('phase: first\n', '')}`;
    const checklist = compiled([{ path: 'all.yaml', text }]);
    expect(checklist.checks.map(({ phase }) => phase)).toEqual([
      'first',
      'first',
      'first',
    ]);
  });

  it('can be looked at', async () => {
    const view = compiled(await demoFiles()).view();
    expect(view.phases[0].tasks[0].checks[0]).toEqual({
      id: 'non-root',
      title: { en: 'Runs as a non-root user', zh: '以非 root 用户运行' },
      rule: { en: 'The user is not root.', zh: '用户不是 root。' },
      why: { en: 'Root can do harm.', zh: 'root 权限有风险。' },
      fix: { en: 'Add USER 1000.', zh: '加入 USER 1000。' },
      fixTemplate: 'fix-user',
      effort: 0.25,
      severity: 'blocker',
      required: true,
      responsibility: 'service',
      guide: '技术实施/容器化实施',
      archetypes: ['service', 'worker', 'batch-job'],
      links: ['https://docs.docker.com/build/building/best-practices/'],
      collector: 'repository',
      expression: 'it.user.set && !it.user.root',
    });
    expect(view.phases[0].tasks[1].checks[0]).toMatchObject({
      id: 'trained',
      attest: { validFor: 'P180D' },
      archetypes: [
        'service',
        'worker',
        'batch-job',
        'stateful',
        'frontend',
        'library',
      ],
    });
    expect(view.phases[0].tasks[1].checks[0]).not.toHaveProperty('collector');
    expect(view.phases[1].tasks[0].checks[0].expression).toBe(
      'pipeline.jobs >= params.minJobs && pipeline.coverage >= params.minCoverage',
    );
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  it('has a digest that changes with every change', async () => {
    const files = await demoFiles();
    const { digest } = compiled(files);
    expect(compiled(files).digest).toBe(digest);
    const changed = await demoWith('second.yaml', ['effort: 3', 'effort: 4']);
    expect(compiled(changed).digest).not.toBe(digest);
  });

  it('may have checks of collectors that nobody here knows', async () => {
    const { checklist } = compileChecklist(await demoFiles(), { schemas: [] });
    expect(checklist?.checks.map(({ rule }) => rule)).toEqual(
      Array(4).fill(undefined),
    );
  });
});

describe('a file that is no checklist', () => {
  it.each([
    ['broken YAML', 'id: [1\n', 'x.yaml:2:1'],
    ['a key twice', 'id: a\nid: b\n', 'x.yaml:2:1 duplicated mapping key'],
    ['nothing', '', 'x.yaml:1:1 no file here is the head'],
    ['a list', '- 1\n', 'x.yaml:1:1 no file here is the head'],
    [
      'two documents',
      'id: a\nversion: 1.0.0\ntitle: { en: a, zh: b }\nphases: []\n---\na: 1\n',
      'x.yaml:4:9 phases is a list',
    ],
  ])('%s is refused where it breaks', (_, text, start) => {
    expect(errorsOf([{ path: 'x.yaml', text }])[0]).toMatch(
      new RegExp(`^${start.replaceAll('.', '\\.')}`),
    );
  });

  it('names its second document', () => {
    expect(
      errorsOf([{ path: 'x.yaml', text: 'id: a\n---\na: 1\n' }]),
    ).toContain(
      'x.yaml:3:1 this file has more than one YAML document | one document in a file',
    );
  });
});
