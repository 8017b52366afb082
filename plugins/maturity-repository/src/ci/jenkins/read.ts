import { posix } from 'path';
import { Directories, enter, plain } from '../../shell';
import { daysBetween } from '../cron';
import { Findings, Schedule, StepContext, Tri } from '../model';
import { settled } from '../paths';
import { Pipeline } from '../schema';
import { activityOf } from '../activity';
import { walkScript } from '../walk';
import { Token, tokensOf } from './lexer';
import { deedsOfStep } from './steps';

const shellSteps = new Set(['sh', 'bat', 'powershell', 'pwsh']);
const sharedLibrarySteps = /^(library|libraryResource)$/;
const MAX_FILES = 20;

interface Block {
  word: string;
  argument: string;
  job: string;
  directories: Directories;
  beforeMerge: Tri;
  mayFail: boolean;
}

/** Reads a Jenkinsfile, declarative or scripted, and the Groovy files of the repository that it loads. */
export async function readJenkinsfile(
  findings: Findings,
  file: string,
): Promise<Pipeline[]> {
  const seen = new Set<string>();
  if (!(await one(findings, file, seen))) return [];
  return [
    {
      system: 'jenkins',
      name: posix.basename(file),
      triggers: [],
      beforeMerge: 'unknown',
      permissions: 'not-applicable',
      source: { file, line: 0 },
    },
  ];
}

async function one(
  findings: Findings,
  file: string,
  seen: Set<string>,
): Promise<boolean> {
  if (seen.has(file) || seen.size >= MAX_FILES) return false;
  seen.add(file);
  const { repository } = findings;
  if (!(await repository.exists(file))) return false;
  const text = await repository.text(file);
  if (text === undefined) return false;
  const tokens = tokensOf(text);
  const blocks: Block[] = [];
  const outer: Block = {
    word: '',
    argument: '',
    job: '',
    directories: [''],
    beforeMerge: 'unknown',
    mayFail: false,
  };
  const variables = new Map<string, readonly string[]>([['WORKSPACE', ['/']]]);
  let readsSomething = false;
  const schedule = scheduleOf();

  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const block = blocks.at(-1) ?? outer;
    if (token.kind === 'mark') {
      if (token.text === '{') blocks.push(await opened(i, block));
      else if (token.text === '}') blocks.pop();
      continue;
    }
    if (token.kind !== 'word') continue;
    const next = argumentAfter(i);
    if (shellSteps.has(token.text)) {
      const script = next && (named(i, 'script') ?? next);
      if (script) {
        readsSomething = true;
        await walkScript(findings, {
          text: script.text,
          line: script.line,
          directories: block.directories,
          variables,
          context: context(block),
        });
      }
    } else if (
      token.text.startsWith('@Library') ||
      sharedLibrarySteps.test(token.text)
    ) {
      findings.externals.push({
        name: next?.text.split('@')[0] ?? 'library',
        file,
        line: token.line,
      });
    } else if (
      token.text === 'load' &&
      next &&
      /\.(groovy|jenkinsfile)$/i.test(next.text)
    ) {
      const path = plain(next.text);
      if (path) await one(findings, path, seen);
    } else if (
      tokens[i + 1]?.kind === 'mark' &&
      tokens[i + 1].text === '=' &&
      tokens[i + 2]?.kind === 'string'
    ) {
      variables.set(token.text.replace(/^env\./, ''), [tokens[i + 2].text]);
    } else {
      for (const deed of deedsOfStep(
        token.text,
        next?.text ?? '',
        tokens[i - 1]?.text === ')',
      )) {
        readsSomething = true;
        findings.activities.push(
          await activityOf(findings, deed, {
            command: { variables },
            where: block.directories,
            line: token.line,
            via: '',
            context: context(block),
          }),
        );
      }
    }
  }
  return readsSomething || tokens.length > 0;

  function context(block: Block): StepContext {
    return {
      file,
      job: block.job,
      beforeMerge: block.beforeMerge,
      automatic: true,
      mayFail: block.mayFail,
      schedule,
    };
  }

  /** `triggers { cron('H 2 * * *') }`; a job outside the repository may have another. */
  function scheduleOf(): Schedule {
    const days = tokens.flatMap(({ kind, text: word }, index) =>
      kind === 'word' && /^(?:parameterizedC|c)ron$/.test(word)
        ? (argumentAfter(index)?.text ?? '').split('\n').map(daysBetween)
        : [],
    );
    const known = days.filter(between => between > 0);
    return known.length > 0
      ? { scheduled: 'yes', everyDays: Math.min(...known) }
      : { scheduled: 'unknown', everyDays: 0 };
  }

  /** The block that a brace opens, by the word before it: stage('x') {, dir('y') {. */
  async function opened(brace: number, around: Block): Promise<Block> {
    const { word, argument } = headOf(brace);
    const block = { ...around, word, argument };
    if (word === 'stage') block.job = argument || around.job;
    else if (word === 'dir') {
      const at = enter(around.directories?.[0] ?? '', argument);
      block.directories =
        argument === '' || argument.includes('$') || at === undefined
          ? undefined
          : await settled(repository, [at]);
    } else if (word === 'catchError' || word === 'warnError')
      block.mayFail = true;
    if (word === 'stage')
      block.beforeMerge = conditionOf(brace) ?? around.beforeMerge;
    return block;
  }

  function headOf(brace: number): { word: string; argument: string } {
    let argument = '';
    let depth = 0;
    for (let i = brace - 1; i >= Math.max(0, brace - 40); i--) {
      const { kind, text: found } = tokens[i];
      if (kind === 'mark' && found === ')') depth++;
      else if (kind === 'mark' && found === '(') depth--;
      else if (kind === 'mark' && /[{}]/.test(found)) break;
      else if (kind === 'string') argument = found;
      else if (kind === 'word' && depth === 0) return { word: found, argument };
    }
    return { word: '', argument: '' };
  }

  /** What a stage's `when { … }` says about pull requests; looked for only directly inside it. */
  function conditionOf(brace: number): Tri | undefined {
    let depth = 0;
    for (let i = brace; i < Math.min(tokens.length, brace + 400); i++) {
      const { kind, text: found } = tokens[i];
      if (kind === 'mark' && found === '{') depth++;
      else if (kind === 'mark' && found === '}') {
        if (--depth === 0) return undefined;
      } else if (
        kind === 'word' &&
        depth === 1 &&
        (found === 'steps' || found === 'stages')
      )
        return undefined;
      else if (kind === 'word' && depth === 1 && found === 'when')
        return whenOf(i);
    }
    return undefined;
  }

  function whenOf(start: number): Tri | undefined {
    let depth = 0;
    let negated = false;
    let says: Tri | undefined;
    for (let i = start; i < Math.min(tokens.length, start + 200); i++) {
      const { kind, text: found } = tokens[i];
      if (kind === 'mark' && found === '{') depth++;
      else if (kind === 'mark' && found === '}') {
        if (--depth === 0) break;
      } else if (kind === 'word') {
        if (found === 'not') negated = true;
        else if (found === 'anyOf' && !negated) return undefined;
        else if (found === 'changeRequest') says = negated ? 'no' : 'yes';
        else if (
          found === 'branch' ||
          found === 'buildingTag' ||
          found === 'tag'
        )
          says ??= negated ? undefined : 'no';
      }
    }
    return says;
  }

  /** The first string of a call: `sh 'x'`, `sh('x')`, `sh(script: 'x')`. */
  function argumentAfter(
    index: number,
  ): { text: string; line: number } | undefined {
    for (let i = index + 1; i < Math.min(tokens.length, index + 14); i++) {
      const token = tokens[i];
      if (token.kind === 'string') return token;
      if (
        token.kind === 'mark' &&
        (token.text === '{' || token.text === '}' || token.text === ')')
      )
        return undefined;
      if (
        token.kind === 'mark' &&
        token.text === '\n' &&
        tokens[i - 1]?.text !== '(' &&
        tokens[i - 1]?.text !== ','
      )
        return undefined;
    }
    return undefined;
  }

  function named(
    index: number,
    key: string,
  ): { text: string; line: number } | undefined {
    for (let i = index + 1; i < Math.min(tokens.length - 2, index + 30); i++) {
      const token = tokens[i];
      if (token.kind === 'mark' && /[{})]/.test(token.text)) return undefined;
      if (
        token.kind === 'word' &&
        token.text === key &&
        tokens[i + 1].text === ':'
      ) {
        const value: Token = tokens[i + 2];
        return value.kind === 'string' ? value : undefined;
      }
    }
    return undefined;
  }
}
