import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositorySchema } from '../__testUtils__/repositorySchema';
import { loadChecklist } from './load';
import { readChecklistFiles, shippedChecklist } from './read';

describe('the shipped checklist', () => {
  it('is found', async () => {
    const files = await readChecklistFiles(shippedChecklist());
    expect(files.map(({ path }) => path)).toContain('checklist.yaml');
    const head = files.find(({ path }) => path === 'checklist.yaml');
    expect(head?.text).toMatch(/^id: container-adoption$/m);
  });
});

describe('loadChecklist', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'checklist-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  const head = (id: string, extra: string) =>
    `id: ${id}\nversion: 1.4.0\ntitle: { en: A, zh: 甲 }\n${extra}`;
  const phases =
    'phases:\n  - { id: one, order: 1, title: { en: One, zh: 一 }, tasks: [{ id: t, title: { en: T, zh: 题 } }] }\n';
  const text = '{ en: A, zh: 甲 }';
  const checks = `checks:\n  - { id: a, task: t, title: ${text}, rule: ${text}, why: ${text}, severity: low, required: true, expect: 'true', fix: ${text} }\n`;

  it('loads another directory as the shipped one, and what extends it', async () => {
    await writeFile(
      join(directory, 'checklist.yaml'),
      head('container-adoption', `${phases}${checks}`),
    );
    const own = join(directory, 'acme.yml.txt');
    await writeFile(own, head('acme', 'extends: container-adoption@1\n'));

    const shipped = await loadChecklist(undefined, [repositorySchema], {
      shipped: directory,
    });
    expect(shipped).toMatchObject({
      checklist: { id: 'container-adoption' },
      errors: [],
    });
    const overlay = await loadChecklist(own, [repositorySchema], {
      shipped: directory,
    });
    expect(overlay).toMatchObject({
      checklist: { id: 'acme', version: '1.4.0' },
      errors: [],
    });
  });

  it('tells the files of the shipped one from those of an overlay', async () => {
    await writeFile(
      join(directory, 'checklist.yaml'),
      head('container-adoption', 'phases: 1\n'),
    );
    const own = join(directory, 'acme.yml.txt');
    await writeFile(own, head('acme', 'extends: container-adoption@1\n'));
    const { errors } = await loadChecklist(own, [], { shipped: directory });
    expect(errors).toMatchObject([
      { file: 'container-adoption/checklist.yaml', line: 4, column: 9 },
    ]);
  });
});
