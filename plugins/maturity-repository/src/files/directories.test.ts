import { directoriesAbove, directoriesOf } from './directories';
import { repositoryOf } from './testing';

describe('directories', () => {
  it('are those that files lie in, at any depth', async () => {
    const repository = await repositoryOf({
      'a/b/c.txt': '',
      'a/b/d.txt': '',
      'a/e.txt': '',
      'f.txt': '',
    });
    expect([...directoriesOf(repository)].sort()).toEqual(['a', 'a/b']);
    expect(directoriesOf(repository)).toBe(directoriesOf(repository));
  });

  it('are found for every path, whichever came first', () => {
    expect([...directoriesAbove(['x/y/z/1', 'x/2', 'x/q/3', '4'])]).toEqual([
      'x/y/z',
      'x/y',
      'x',
      'x/q',
    ]);
  });
});
