import { posix } from 'path';
import { activityOf } from './activity';
import {
  Deed,
  Directories,
  Findings,
  StepContext,
  Variables,
} from './model';
import { enter, settled } from './paths';
import { push, recognise, unwrapped } from './recognise';
import { commandsOf } from './shell/commands';
import { filledIn } from './shell/variables';
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
const MAX_COST = 10_000;
/** A task costs as much as so many commands. */
const TASK_COST = 20;

const walked = new WeakMap<Findings, number>();
const shells = new Set([
  'bash',
  'sh',
  'zsh',
  'dash',
  'ash',
  'busybox',
  'pwsh',
  'powershell',
]);
const scriptFile =
  /\.(sh|bash|zsh|ps1)$|^(\.{1,2}\/|(?:scripts|hack|bin|ci|build|\.ci)\/)[\w./-]+$/;
const testScript =
  /(^|\/)(run[-_])?((unit|integration|e2e|smoke)[-_])?tests?(\.(sh|bash|ps1|py))?$/i;
const smoke = /smoke|health[-_]?check|e2e/i;

/** Notes what a script does, following the tasks and scripts of the repository that it calls. */
export async function walkScript(
  findings: Findings,
  script: Script,
): Promise<void> {
  await walk(findings, script, '', 0, new Set());
}

async function walk(
  findings: Findings,
  script: Script,
  via: string,
  depth: number,
  visited: Set<string>,
): Promise<void> {
  const { repository } = findings;
  if (!affordable(findings, 0)) return;
  const commands = commandsOf(script.text, {
    directories: script.directories,
    variables: script.variables,
  });
  for (const found of commands) {
    const command = {
      ...found,
      directories: await settled(repository, found.directories),
    };
    if (!affordable(findings, 1)) return;
    const words = command.words.map(word => filledIn(word, command.variables));
    const line = via === '' ? script.line + command.line : script.line;
    const context = command.mayFail
      ? { ...script.context, mayFail: true }
      : script.context;
    const note = async (deed: Deed, where: Directories, by = via) => {
      findings.activities.push(
        await activityOf(findings, deed, {
          command,
          where,
          line,
          via: by,
          context,
        }),
      );
    };

    for (const deed of recognise(words)) await note(deed, command.directories);
    if (depth >= MAX_DEPTH) continue;

    const bare = unwrapped(words);
    const inline = inlineScript(bare);
    if (inline !== undefined) {
      await walk(
        findings,
        {
          ...script,
          text: inline,
          line,
          directories: command.directories,
          variables: command.variables,
          context,
        },
        via,
        depth + 1,
        visited,
      );
      continue;
    }
    if (await followScript(bare)) continue;
    await followTasks(bare);

    async function followScript(parts: string[]): Promise<boolean> {
      const path = scriptPath(parts);
      if (!path) return false;
      const isTest = testScript.test(path);
      const label = posix.normalize(path);
      if (isTest)
        await note({ kind: 'test', tool: label }, command.directories);
      if (smoke.test(posix.basename(path)))
        await note(
          { kind: 'verify', tool: label, targets: [] },
          command.directories,
        );
      for (const from of command.directories ?? ['']) {
        const file = await fileAt(findings, from, path);
        if (!file || visited.has(file)) continue;
        visited.add(file);
        const text = await repository.text(file);
        if (text === undefined || text.length > 200_000) continue;
        await walk(
          findings,
          {
            text,
            line,
            directories: command.directories,
            variables: command.variables,
            context,
          },
          via || label,
          depth + 1,
          visited,
        );
      }
      return true;
    }

    async function followTasks(parts: string[]): Promise<void> {
      for (const call of await tasksOf(
        repository,
        parts,
        command.directories,
      )) {
        const key = `${parts.join(' ')} (${call.name}) in ${
          call.directories?.join() ?? '?'
        }`;
        if (visited.has(key) || !affordable(findings, TASK_COST)) continue;
        visited.add(key);
        const by = via || call.label;
        await followTask(call, by);
        if (!call.found || call.placeholder) await asCommand(parts);
      }
    }

    async function followTask(call: TaskCall, by: string): Promise<void> {
      const before = findings.activities.length;
      for (const deed of call.deeds) await note(deed, call.directories, by);
      for (const step of call.steps) {
        await walk(
          findings,
          {
            text: step.script,
            line,
            directories: step.directories,
            variables: new Map([...step.variables, ...command.variables]),
            context: step.mayFail ? { ...context, mayFail: true } : context,
          },
          by,
          depth + 1,
          visited,
        );
      }
      const seesTest = findings.activities
        .slice(before)
        .some(({ kind }) => kind === 'test');
      if (namedAfterTests(call.name) && !call.placeholder && !seesTest) {
        await note({ kind: 'test', tool: call.label }, call.directories);
      }
      const imageWork = namedAfterImages(call.name);
      if (imageWork && findings.activities.length === before) {
        if (imageWork === 'push')
          await note(push(call.label, [], true), call.directories);
        await note({ kind: 'build', tool: call.label }, call.directories);
      }
      if (smoke.test(call.name))
        await note(
          { kind: 'verify', tool: call.label, targets: [] },
          call.directories,
          by,
        );
    }

    /** `yarn jest`: no script of that name, so a program of a dependency. */
    async function asCommand(parts: string[]): Promise<void> {
      if (parts[0] !== 'yarn' && parts[0] !== 'pnpm' && parts[0] !== 'bun')
        return;
      const rest = parts.slice(1);
      if (rest[0] === 'run') rest.shift();
      if (rest.length === 0 || rest[0].startsWith('-')) return;
      for (const deed of recognise(rest)) await note(deed, command.directories);
      if (depth < MAX_DEPTH && rest[0] !== parts[0])
        await followTasks(unwrapped(rest));
    }
  }
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

function inlineScript(words: string[]): string | undefined {
  if (words[0] === 'eval') return words.slice(1).join(' ');
  if (!shells.has(words[0])) return undefined;
  const at = words.findIndex(
    word => /^-\w*c$/.test(word) || word === '-Command',
  );
  return at > 0 ? words[at + 1] : undefined;
}

function scriptPath(words: string[]): string | undefined {
  if (words.length === 0) return undefined;
  const [first, ...rest] = words;
  const named =
    shells.has(first) || first === 'source' || first === '.'
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
