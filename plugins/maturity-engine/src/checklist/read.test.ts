import { demoFiles, fixture } from '../__testUtils__/fixtures';
import { readChecklistFiles } from './read';

describe('reading', () => {
  it('says which path is missing', async () => {
    await expect(readChecklistFiles(fixture('nowhere'))).rejects.toThrow(
      /nowhere can't be read: there is no such file or directory/,
    );
  });

  it('reads one file, or the YAML files of a directory', async () => {
    const one = await readChecklistFiles(fixture('overlay', 'acme.yaml'));
    expect(one.map(({ path }) => path)).toEqual(['acme.yaml']);
    const all = await demoFiles();
    expect(all.map(({ path }) => path)).toEqual([
      'checklist.yaml',
      'first.yaml',
      'second.yaml',
    ]);
  });
});
