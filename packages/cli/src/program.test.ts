import { isUsageError } from './errors';
import { parseArguments } from './program';
import { Surroundings } from './surroundings';

function parse(line: string, env: Record<string, string> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const surroundings: Surroundings = {
    cwd: '/',
    env,
    stdout: { write: text => out.push(text), isTTY: false },
    stderr: { write: text => err.push(text), isTTY: false },
  };
  const args = line.split(' ').filter(Boolean);
  try {
    const invocation = parseArguments(args, surroundings);
    return { invocation, out: out.join(''), err: err.join('') };
  } catch (error) {
    if (!isUsageError(error)) {
      throw error;
    }
    return { usage: error.message, out: out.join(''), err: err.join('') };
  }
}

describe('parseArguments', () => {
  it('fills in the defaults of check', () => {
    expect(parse('check dir').invocation).toEqual({
      command: 'check',
      language: 'en',
      target: { directory: 'dir', exclude: [] },
      programs: {},
      format: 'text',
      waiverApprovers: [],
    });
  });

  it('takes every option of check, in any order', () => {
    expect(
      parse(
        '--lang zh check --exclude a --format sarif dir --exclude b/** --min-level 2 --waiver-approver @a --checklist c.yaml --waiver-approver @b --entity e.yaml --helm h --subpath src/x --kubectl k',
      ).invocation,
    ).toEqual({
      command: 'check',
      language: 'zh',
      target: {
        directory: 'dir',
        entity: 'e.yaml',
        exclude: ['a', 'b/**'],
        subpath: 'src/x',
      },
      programs: { helm: 'h', kubectl: 'k' },
      checklist: 'c.yaml',
      format: 'sarif',
      minLevel: 2,
      waiverApprovers: ['@a', '@b'],
    });
  });

  it('knows the other commands', () => {
    expect(parse('evidence dir --lang=zh').invocation).toMatchObject({
      command: 'evidence',
      language: 'zh',
    });
    expect(parse('checklist lint file').invocation).toEqual({
      command: 'lint',
      language: 'en',
      file: 'file',
    });
  });

  it.each([
    ['chek', "unknown command 'chek' (Did you mean check?)"],
    ['check', "missing required argument 'DIR'"],
    ['check a b', 'too many arguments'],
    ['check a --nope', "unknown option '--nope'"],
    ['check a --format xml', '--format takes text, json, sarif'],
    ['check a --min-level 5', '--min-level takes a whole number from 0 to 4'],
    ['check a --min-level 1.5', '--min-level takes a whole number'],
    ['check a --min-level -1', '--min-level takes a whole number'],
    ['check a --lang fr', '--lang takes en, zh'],
    ['checklist lint', "missing required argument 'FILE'"],
  ])('refuses: %s', (line, message) => {
    expect(parse(line).usage).toContain(message);
  });

  it('says a usage error in Chinese', () => {
    const env = { LANG: 'zh_CN.UTF-8' };
    expect(parse('chek', env).usage).toBe("没有命令 'chek'（是不是 check？）");
    expect(parse('check a --format xml', env).usage).toContain('只接受');
  });

  it('prints the help to stdout when asked, to stderr when not', () => {
    const asked = parse('check --help');
    expect(asked.out).toContain('Usage: maturity check [options] <DIR>');
    expect(asked.out).toContain('--subpath <PATH>');
    expect(asked.invocation).toBeUndefined();
    expect(asked.usage).toBeUndefined();

    const lost = parse('');
    expect(lost.out).toBe('');
    expect(lost.err).toContain('Usage: maturity');
    expect(lost.usage).toBe('');
  });

  it('takes the language of help from the environment, unless told', () => {
    const env = { LANG: 'zh_CN.UTF-8' };
    expect(parse('--help', env).out).toContain('用法：');
    expect(parse('--help --lang en', env).out).toContain('Usage:');
    expect(parse('--help', { ...env, LC_ALL: 'C' }).out).toContain('Usage:');
  });
});
