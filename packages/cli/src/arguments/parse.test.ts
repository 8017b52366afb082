import { isUsageError } from '../errors';
import { parseArguments } from './parse';
import { Surroundings } from '../surroundings';

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
      outputs: [],
      waiverApprovers: [],
    });
  });

  it('takes every option of check, in any order', () => {
    expect(
      parse(
        '--lang zh check --output junit=o/x=y.xml --exclude a --format sarif dir --exclude b/** --min-level 2 --waiver-approver @a --checklist c.yaml --waiver-approver @b --entity e.yaml --helm h --subpath src/x --kubectl k --mesh istio-ambient',
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
      outputs: [{ format: 'junit', file: 'o/x=y.xml' }],
      minLevel: 2,
      waiverApprovers: ['@a', '@b'],
      mesh: 'istio-ambient',
    });
  });

  it('fills in the defaults of diff, and takes its options', () => {
    expect(parse('diff main').invocation).toEqual({
      command: 'diff',
      language: 'en',
      base: 'main',
      exclude: [],
      programs: {},
      format: 'text',
      outputs: [],
      failOn: 'none',
      waiverApprovers: [],
      commentId: 'diff',
    });
    expect(
      parse(
        'diff main HEAD~1 --fail-on level --repository r --subpath s --format json --output markdown=c.md --repository-url https://x/y --comment-id a/b --lang zh',
      ).invocation,
    ).toMatchObject({
      language: 'zh',
      head: 'HEAD~1',
      failOn: 'level',
      repository: 'r',
      subpath: 's',
      format: 'json',
      outputs: [{ format: 'markdown', file: 'c.md' }],
      repositoryUrl: 'https://x/y',
      commentId: 'a/b',
    });
  });

  it('knows the other commands', () => {
    expect(parse('explain hadolint:DL3002 --format json').invocation).toEqual({
      command: 'explain',
      language: 'en',
      check: 'hadolint:DL3002',
      format: 'json',
    });
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
    ['check a --output sarif', '--output takes FORMAT=FILE'],
    ['check a --output xml=f', '--output takes text, json, sarif'],
    ['check a --output sarif=f --output json=f', 'the file f twice'],
    ['diff', "missing required argument 'BASE'"],
    ['diff a --output sarif=f', '--output takes text, json, markdown; not'],
    ['diff a --fail-on worse', '--fail-on takes none, level, new-required'],
    ['diff a --repository-url javascript:x', '--repository-url takes'],
    ['diff a --comment-id x-->', '--comment-id takes'],
    ['explain', "missing required argument 'CHECK'"],
    ['explain x --format sarif', '--format takes text, json; not'],
    [
      'check a --mesh consul',
      '--mesh takes istio, istio-ambient, linkerd, none',
    ],
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
