import { z } from 'zod';
import { sourceShape } from '../../shapes';
import { RunModel, StageModel } from '../model';
import { Command, ShellError } from '../../shell';

export const notableCommandShape = z
  .object({
    dockerfile: z.string().describe('Path of the Dockerfile'),
    stage: z.string().describe('Name of the stage; empty where it has none'),
    shipped: z.boolean().describe('Its layers are part of the final image'),
    kind: z
      .enum(['sudo', 'download-to-shell', 'cd', 'chown-copied', 'invalid'])
      .describe(
        'sudo; a download that goes straight into a shell; a RUN that begins with cd; chown -R over copied files; text no shell would accept',
      ),
    detail: z.string().describe('The program or the path'),
    source: sourceShape,
  })
  .describe('A command of a RUN that deserves a look');

export type NotableCommand = z.output<typeof notableCommandShape>;

const downloaders = new Set(['curl', 'wget', 'fetch']);
const interpreters = new Set([
  'sh',
  'bash',
  'ash',
  'dash',
  'zsh',
  'python',
  'python3',
  'perl',
  'ruby',
  'node',
  'php',
]);
const verifiers =
  /^(sha\d{1,3}sum|shasum|md5sum|gpg|gpgv|cosign|openssl|minisign)$/;

/** Paths that nobody writes are cut. */
const maxPath = 4_096;
const maxDepth = 64;

/** The notable commands of a stage. */
export function notableCommandsOf(
  stage: StageModel,
  dockerfile: string,
  shipped: boolean,
): NotableCommand[] {
  const found: NotableCommand[] = [];
  const copied = copiedPaths(stage);
  for (const run of stage.runs) {
    const add = (kind: NotableCommand['kind'], detail: string, line: number) =>
      found.push({
        dockerfile,
        stage: stage.name,
        shipped,
        kind,
        detail,
        source: { file: dockerfile, line },
      });
    for (const { reason, line } of run.errors) {
      if (isInvalid(reason)) add('invalid', reason, line);
    }
    const [first] = run.commands;
    if (first?.name === 'cd') {
      add('cd', first.args[0] ?? '', first.line);
    }
    for (const command of run.commands) {
      if (command.sudo) add('sudo', command.name, command.line);
      if (runsDownload(command, run)) {
        add('download-to-shell', command.name, command.line);
      }
      const path = chownedCopy(command, run, stage, copied);
      if (path !== undefined) add('chown-copied', path, command.line);
    }
  }
  return found;
}

function isInvalid(reason: ShellError): boolean {
  return reason !== 'too-deep' && reason !== 'too-large';
}

/** `curl … | sh`, `sh -c "$(curl …)"` and `bash <(curl …)`, unless something in the same RUN verifies the download. */
function runsDownload(command: Command, run: RunModel): boolean {
  if (!interpreters.has(command.name)) return false;
  if (run.commands.some(({ name }) => verifiers.test(name))) return false;
  for (
    let from = command.pipedFrom, hops = 0;
    from >= 0 && hops < 10;
    from = run.commands[from].pipedFrom, hops++
  ) {
    if (downloaders.has(run.commands[from].name)) return true;
  }
  // An expression given to an interpreter (`python -c`) only works on what it reads.
  return command.args.some(arg => /(\$\(|`|<\()\s{0,4}(curl|wget)\s/.test(arg));
}

/** Every path at or below which a COPY brought something, with the position of the first. */
function copiedPaths(stage: StageModel): ReadonlyMap<string, number> {
  const copied = new Map<string, number>();
  for (const { order, target } of stage.copies) {
    const whole = absolute(target, stage, order);
    let path = whole;
    for (let depth = 0; depth < maxDepth && path !== ''; depth++) {
      // A directory above was noted with those above it.
      if (copied.has(path)) break;
      copied.set(path, order);
      path = path.slice(0, path.lastIndexOf('/'));
    }
  }
  return copied;
}

/** The path, where a recursive chown goes over what an earlier COPY brought, and so doubles it. */
function chownedCopy(
  { name, args }: Command,
  run: RunModel,
  stage: StageModel,
  copied: ReadonlyMap<string, number>,
): string | undefined {
  if (name !== 'chown' && name !== 'chmod') return undefined;
  if (
    !args.some(arg => /^(--recursive|-[a-zA-Z]{0,5}R[a-zA-Z]{0,5})$/.test(arg))
  ) {
    return undefined;
  }
  const paths = args.filter(arg => !arg.startsWith('-')).slice(1, 20);
  return paths.find(path => {
    const whole = absolute(path.replace(/\/\*$/, ''), stage, run.order);
    return (copied.get(whole) ?? Infinity) < run.order;
  });
}

function absolute(path: string, stage: StageModel, order: number): string {
  const joined = path.startsWith('/')
    ? path
    : `${workdirAt(stage, order)}/${path}`;
  const parts = joined
    .slice(0, maxPath)
    .split('/')
    .filter(part => part !== '' && part !== '.');
  return `/${parts.join('/')}`;
}

/** The WORKDIR of the stage that is in force at a position; they stand in their order. */
function workdirAt({ workdirs }: StageModel, order: number): string {
  let low = 0;
  let high = workdirs.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (workdirs[middle].order < order) low = middle + 1;
    else high = middle;
  }
  return workdirs[low - 1]?.value ?? '/';
}
