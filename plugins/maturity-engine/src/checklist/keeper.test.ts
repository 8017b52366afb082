import { compiled, demoFiles } from '../__testUtils__/fixtures';
import { repositorySchema } from '../__testUtils__/repositorySchema';
import { compileChecklist, type CompileChecklistResult } from './compile';
import { ChecklistKeeper } from './keeper';

async function source(): Promise<{
  keeper: ChecklistKeeper;
  text: { change?: [string, string]; fails?: boolean };
}> {
  const files = await demoFiles();
  const text: { change?: [string, string]; fails?: boolean } = {};
  const keeper = new ChecklistKeeper(async () => {
    if (text.fails) throw new Error('the disk is gone');
    const [from, to] = text.change ?? ['', ''];
    const changed = files.map(file => ({
      ...file,
      text: file.text.replace(from, to),
    }));
    return compileChecklist(changed, { schemas: [repositorySchema] });
  });
  return { keeper, text };
}

describe('ChecklistKeeper', () => {
  it('gives the checklist once it is loaded', async () => {
    const { keeper } = await source();
    expect(() => keeper.current).toThrow('No checklist has been loaded');
    const checklist = await keeper.load();
    expect(checklist.digest).toBe(compiled(await demoFiles()).digest);
    expect(keeper.current).toBe(checklist);
    expect(keeper.errors).toEqual([]);
  });

  it('keeps the last good one while the new one is broken', async () => {
    const { keeper, text } = await source();
    const first = await keeper.load();

    text.change = ['expect: it.user.set', 'expect: it.usr.set'];
    await expect(keeper.reload()).resolves.toEqual({ changed: false });
    expect(keeper.current).toBe(first);
    expect(keeper.errors).toMatchObject([
      { file: 'first.yaml', line: 28, column: 16 },
    ]);

    text.change = ['severity: blocker', 'severity: low'];
    await expect(keeper.reload()).resolves.toEqual({ changed: true });
    expect(keeper.current).not.toBe(first);
    expect(keeper.errors).toEqual([]);
  });

  it('keeps it when the files cannot be read', async () => {
    const { keeper, text } = await source();
    const first = await keeper.load();
    text.fails = true;
    await expect(keeper.reload()).resolves.toEqual({ changed: false });
    expect(keeper.current).toBe(first);
    expect(keeper.errors).toMatchObject([{ message: 'the disk is gone' }]);
  });

  it('says that nothing changed where nothing did', async () => {
    const { keeper } = await source();
    const first = await keeper.load();
    await expect(keeper.reload()).resolves.toEqual({ changed: false });
    expect(keeper.current).toBe(first);
  });

  it('has nothing to fall back to at first', async () => {
    const { keeper, text } = await source();
    text.change = ['severity: blocker', 'severity: worst'];
    await expect(keeper.load()).rejects.toThrow(
      /can't be used\.\nfirst.yaml:21:15: severity is 'worst'/,
    );
  });

  it('loads one after the other', async () => {
    let running = 0;
    let most = 0;
    const keeper = new ChecklistKeeper(
      async (): Promise<CompileChecklistResult> => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(resolve => setImmediate(resolve));
        running -= 1;
        return { errors: [], warnings: [] };
      },
    );
    await Promise.all([keeper.reload(), keeper.reload(), keeper.reload()]);
    expect(most).toBe(1);
  });
});
