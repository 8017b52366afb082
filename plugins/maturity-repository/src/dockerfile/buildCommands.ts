import { posix } from 'node:path';
import { RepositoryFile } from '../files';
import { LinedText } from '../linedText';
import { commandsOf } from '../shell';
import { argumentsOf, BuildCall, call, directoryOf } from './buildCall';

/** `docker build` lines of a file that isn't read as a whole; a line is enough to know the paths. */
export function fromLines(
  text: string,
  file: RepositoryFile,
  from: 'ci' | 'script',
): BuildCall[] {
  if (!/\b(docker|podman|buildah|nerdctl)\b/.test(text)) return [];
  const directory = from === 'ci' ? '' : directoryOf(file.path);
  return text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap(line =>
      line.length < 2000 && /\bbuild\b/.test(line)
        ? fromScript(line.replace(/^[\s@-]+/, ''), directory, from)
        : [],
    );
}

/** The image builds of a script. */
export function fromScript(
  script: string,
  directory: string,
  from: 'ci' | 'script',
): BuildCall[] {
  return commandsOf(LinedText.of(script.slice(0, 100_000), 1)).commands.flatMap(
    ({ name, args }) =>
      ['docker', 'podman', 'buildah', 'nerdctl'].includes(name)
        ? fromWords(args, directory, from)
        : [],
  );
}

/** The image build that the words after the builder's name ask for. */
export function fromWords(
  args: string[],
  directory: string,
  from: 'ci' | 'script',
): BuildCall[] {
  const words =
    args[0] === 'buildx' || args[0] === 'image' ? args.slice(1) : args;
  if (!/^(build|bud|build-using-dockerfile)$/.test(words[0] ?? '')) return [];
  const { file, target, context, labels, values } = buildArguments(
    words.slice(1),
  );
  return context === undefined
    ? []
    : call(
        directory,
        context,
        file || posix.join(context, 'Dockerfile'),
        'directory',
        { target, from, labels, args: values },
      );
}

const switches =
  /^(--(push|load|pull|no-cache|rm|force-rm|squash|quiet|compress|layers|all|provenance|sbom|check|isolation)|-q|-D)$/;

function buildArguments(words: string[]) {
  let file = '';
  let target = '';
  let context: string | undefined;
  let labels = false;
  const values: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const [name, joined] = split(words[at]);
    const value = () => joined ?? words[++at] ?? '';
    if (name === '-f' || name === '--file') file = value();
    else if (name === '--target') target = value();
    else if (name === '--label')
      labels = value().startsWith('org.opencontainers.image.') || labels;
    else if (name === '--build-arg') values.push(value());
    else if (name.startsWith('-') && name !== '-') {
      if (!switches.test(name)) value();
    } else context = words[at];
  }
  return { file, target, context, labels, values: argumentsOf(values) };
}

function split(word: string): [string, string | undefined] {
  const equals = word.indexOf('=');
  return word.startsWith('--') && equals > 0
    ? [word.slice(0, equals), word.slice(equals + 1)]
    : [word, undefined];
}
