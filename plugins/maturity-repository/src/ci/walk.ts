import { posix } from 'path';
import {
  Directories,
  enter,
  filledIn,
  inlineScript,
  PlacedCommand,
  placedCommandsOf,
  shells,
  Variables,
} from '../shell';
import { activityOf } from './activity';
import { Deed, Findings, StepContext } from './model';
import { settled } from './paths';
import {
  Arguments,
  environmentOf,
  push,
  recognise,
  unwrapped,
} from './recognise';
import { namedAfterImages, namedAfterTests, TaskCall, tasksOf } from './tasks';

/** A script that a pipeline runs, and where. */
export interface Script {
  text: string;
  /** Line of the pipeline file that its first line stands on. */
  line: number;
  directories: Directories;
  variables: Variables;
  context: StepContext;
}

/** How far the scripts and tasks of a repository are followed. */
const MAX_DEPTH = 4;
/** Characters of one script file. */
const MAX_SCRIPT = 200_000;
const MAX_COST = 10_000;
/** A task costs as much as so many commands. */
const TASK_COST = 20;

const walked = new WeakMap<Findings, number>();
const interpreters = new Set([...shells, 'busybox', 'pwsh', 'powershell']);
const sshValued = new Set(
  [...'BbcDEeFIiJLlmOopQRSWw'].map(letter => `-${letter}`),
);
const scriptFile =
  /\.(sh|bash|zsh|ps1)$|^(\.{1,2}\/|(?:scripts|hack|bin|ci|build|\.ci)\/)[\w./-]+$/;
const testScript =
  /(^|\/)(run[-_])?((unit|integration|e2e|smoke)[-_])?tests?(\.(sh|bash|ps1|py))?$/i;
const smoke = /smoke(?!show)|health[-_]?check|e2e/i;

/** Notes what a script does, following the tasks and scripts of the repository that it calls. */
export async function walkScript(
  findings: Findings,
  script: Script,
): Promise<void> {
  await walk({ findings, script, via: '', depth: 0, visited: new Set() });
}

/** A script on the way through scripts and tasks that call each other. */
interface Visit {
  findings: Findings;
  script: Script;
  /** The task or script that the pipeline's own step calls. */
  via: string;
  depth: number;
  /** What was followed already, against cycles. */
  visited: Set<string>;
}

/** One command of a visited script. */
interface Stop extends Visit {
  command: PlacedCommand;
  /** Line of the pipeline file. */
  line: number;
  context: StepContext;
}

async function walk(visit: Visit): Promise<void> {
  const { findings, script, via } = visit;
  if (!affordable(findings, 0)) return;
  for (const found of placedCommandsOf(script.text, script)) {
    if (!affordable(findings, 1)) return;
    const directories = await settled(findings.repository, found.directories);
    await oneCommand({
      ...visit,
      command: { ...found, directories },
      line: via === '' ? script.line + found.line : script.line,
      context: found.mayFail
        ? { ...script.context, mayFail: true }
        : script.context,
    });
  }
}

async function oneCommand(stop: Stop): Promise<void> {
  const { command } = stop;
  const words = command.words.flatMap(word => wordsOf(word, command));
  const environment = environmentOf(command.variables);
  for (const deed of recognise(words, environment)) await note(stop, deed);
  if (stop.depth >= MAX_DEPTH) return;
  const bare = unwrapped(words);
  const inline = scriptIn(bare);
  if (inline !== undefined) await walk(inner(stop, { text: inline }));
  else if (!(await followScript(stop, bare))) await followTasks(stop, bare);
}

/** A word with its variables filled in; one that is nothing but variables may hold several: `$(COMPOSE) up`. */
function wordsOf(word: string, { variables }: PlacedCommand): string[] {
  const filled = filledIn(word, variables);
  return filled !== word && /^(\$\{\w+\})+$/.test(word)
    ? filled.split(/\s+/).filter(Boolean)
    : [filled];
}

/** A script inside the current one; it runs where and when the command does, unless told otherwise. */
function inner(
  stop: Stop,
  script: Partial<Script> & { text: string },
  via = stop.via,
): Visit {
  const { findings, depth, visited, command, line, context } = stop;
  const { directories, variables } = command;
  return {
    findings,
    via,
    visited,
    depth: depth + 1,
    script: { line, directories, variables, context, ...script },
  };
}

async function note(
  stop: Stop,
  deed: Deed,
  where: Directories = stop.command.directories,
  via = stop.via,
): Promise<void> {
  const { findings, command, line, context } = stop;
  findings.activities.push(
    await activityOf(findings, deed, { command, where, line, via, context }),
  );
}

async function followScript(stop: Stop, words: string[]): Promise<boolean> {
  const path = scriptPath(words);
  if (!path) return false;
  const label = posix.normalize(path);
  if (testScript.test(path)) await note(stop, { kind: 'test', tool: label });
  if (smoke.test(posix.basename(path))) {
    await note(stop, { kind: 'verify', tool: label, targets: [] });
  }
  const { repository } = stop.findings;
  for (const from of stop.command.directories ?? ['']) {
    const file = await fileAt(stop.findings, from, path);
    if (!file || stop.visited.has(file)) continue;
    stop.visited.add(file);
    const text = await repository.text(file);
    if (text === undefined || text.length > MAX_SCRIPT) continue;
    await walk(inner(stop, { text }, stop.via || label));
  }
  return true;
}

async function followTasks(stop: Stop, words: string[]): Promise<void> {
  const { findings, command, visited } = stop;
  const calls = await tasksOf(findings.repository, words, command.directories);
  for (const call of calls) {
    const where = call.directories?.join() ?? '?';
    const key = `${words.join(' ')} (${call.name}) in ${where}`;
    if (visited.has(key) || !affordable(findings, TASK_COST)) continue;
    visited.add(key);
    await followTask(stop, call);
    if (!call.found || call.placeholder) await asProgram(stop, words);
  }
}

async function followTask(stop: Stop, call: TaskCall): Promise<void> {
  const { activities } = stop.findings;
  const via = stop.via || call.label;
  const before = activities.length;
  // Without directories of its own a task works in unknown ones, not in those of the command.
  const where = {
    ...stop,
    command: { ...stop.command, directories: call.directories },
  };
  for (const deed of call.deeds) await note(where, deed, undefined, via);
  for (const { script, directories, variables, mayFail } of call.steps) {
    await walk(
      inner(
        stop,
        {
          text: script,
          directories,
          variables: new Map([...variables, ...stop.command.variables]),
          context: mayFail ? { ...stop.context, mayFail } : stop.context,
        },
        via,
      ),
    );
  }
  const followed = activities.slice(before);
  if (
    namedAfterTests(call.name) &&
    !call.placeholder &&
    !followed.some(({ kind }) => kind === 'test')
  ) {
    await note(where, { kind: 'test', tool: call.label });
  }
  const image = namedAfterImages(call.name);
  if (image && followed.length === 0) {
    if (image === 'push') await note(where, push(call.label, [], true));
    await note(where, { kind: 'build', tool: call.label });
  }
  if (smoke.test(call.name)) {
    const verify: Deed = { kind: 'verify', tool: call.label, targets: [] };
    await note(where, verify, undefined, via);
  }
}

/** `yarn jest`: no script of that name, so a program of a dependency. */
async function asProgram(stop: Stop, words: string[]): Promise<void> {
  if (!['yarn', 'pnpm', 'bun'].includes(words[0])) return;
  const rest = words.slice(words[1] === 'run' ? 2 : 1);
  if (rest.length === 0 || rest[0].startsWith('-')) return;
  const environment = environmentOf(stop.command.variables);
  for (const deed of recognise(rest, environment)) await note(stop, deed);
  if (rest[0] !== words[0]) await followTasks(stop, unwrapped(rest));
}

function scriptIn([name, ...args]: string[]): string | undefined {
  if (name === 'eval') return args.join(' ');
  if (name === 'ssh') return remoteScript(args);
  return interpreters.has(name) ? inlineScript(args) : undefined;
}

/** What `ssh host …` runs on the other machine. */
function remoteScript(args: string[]): string | undefined {
  const host = new Arguments(args, sshValued).firstPlain();
  return args.slice(host + 1).join(' ') || undefined;
}

/** Counts what was followed in this repository; false once it is too much. */
function affordable(findings: Findings, cost: number): boolean {
  const spent = (walked.get(findings) ?? 0) + cost;
  walked.set(findings, spent);
  if (spent <= MAX_COST) return true;
  if (!findings.incomplete) {
    findings.incomplete = true;
    findings.repository.problem({
      message: {
        en: 'The pipelines call more tasks and scripts than are followed',
        zh: '流水线调用的任务和脚本过多，没有全部跟进',
      },
      source: { file: '', line: 0 },
    });
  }
  return false;
}

function scriptPath(words: string[]): string | undefined {
  if (words.length === 0) return undefined;
  const [first, ...rest] = words;
  const named =
    interpreters.has(first) || first === 'source' || first === '.'
      ? rest.find(word => !word.startsWith('-'))
      : first;
  if (named === undefined || named.includes('$')) return undefined;
  if (named !== first) return named;
  return scriptFile.test(named) ? named : undefined;
}

/** The script's file. Those that the walk leaves out, such as below `test`, count too: the pipeline runs them. */
async function fileAt(
  { repository }: Findings,
  from: string,
  path: string,
): Promise<string | undefined> {
  const at = await settled(repository, [
    enter(from, posix.dirname(path)) ?? '/',
  ]);
  if (!at) return undefined;
  const file = posix.join(at[0], posix.basename(path));
  return (await repository.exists(file)) ? file : undefined;
}
