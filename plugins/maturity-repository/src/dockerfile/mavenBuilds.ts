import { posix } from 'node:path';
import { RepositoryFiles } from '../files';

/** A container builder that Maven starts for the entity, with the words of its command. */
export interface MavenBuild {
  /** Where it runs, below the repository's root; empty for the root. Paths among the words are relative to it. */
  directory: string;
  words: string[];
}

const maxText = 500_000;
const maxProperties = 500;
const executable = /<executable>([^<]{1,200})<\/executable>/;
const workingDirectory = /<workingDirectory>([^<]{1,300})<\/workingDirectory>/;
const property = /<([A-Za-z][\w.-]{0,100})>([^<]{0,500})<\/\1>/g;
const argument = /<argument>([^<]{0,500})<\/argument>/g;
const builders = /^(docker|podman|nerdctl|buildah)$/;

/** What exec-maven-plugin runs to build an image, declared in the entity's pom.xml or one above that it takes it from. */
export async function mavenBuildsOf(
  repository: RepositoryFiles,
): Promise<MavenBuild[]> {
  const poms: string[] = [];
  for (const path of pathsUp(repository.subpath)) {
    const content = await repository.read(path);
    if (content.kind === 'text') poms.push(content.text.slice(0, maxText));
  }
  const [own, ...above] = poms;
  if (!own?.includes('exec-maven-plugin')) return [];
  // The root of the repository stands for that of the machine, so that paths of both kinds can be told apart.
  const module = `/${repository.subpath}`;
  const known = new Map([
    ['basedir', module],
    ['project.basedir', module],
    ['project.build.directory', posix.join(module, 'target')],
  ]);
  // The nearest pom.xml that sets a property decides.
  for (const pom of [own, ...above]) {
    for (const [, name, value] of propertiesOf(pom)) {
      if (!known.has(name)) known.set(name, value.trim());
    }
  }
  return [own, ...above].flatMap(pom =>
    configurationsOf(pom).flatMap(text => buildOf(text, known, module)),
  );
}

/** pom.xml of the entity, then those of the directories above it. */
function pathsUp(subpath: string): string[] {
  const parts = subpath === '' ? [] : subpath.split('/');
  return [...parts, ''].map((_, up) =>
    posix.join(...parts.slice(0, parts.length - up), 'pom.xml'),
  );
}

function propertiesOf(pom: string): RegExpExecArray[] {
  return between(pom, '<properties>', '</properties>')
    .flatMap(text => [...text.matchAll(property)])
    .slice(0, maxProperties);
}

function configurationsOf(pom: string): string[] {
  return between(pom, '<configuration>', '</configuration>');
}

function between(text: string, open: string, close: string): string[] {
  return text
    .split(open)
    .slice(1, 200)
    .map(rest => rest.split(close, 1)[0]);
}

function buildOf(
  configuration: string,
  known: ReadonlyMap<string, string>,
  module: string,
): MavenBuild[] {
  const program = filled(executable.exec(configuration)?.[1] ?? '', known);
  if (!builders.test(posix.basename(program))) return [];
  const words = [...configuration.matchAll(argument)].map(([, word]) =>
    filled(word, known),
  );
  if (!words.includes('build')) return [];
  const directory = posix.resolve(
    module,
    filled(workingDirectory.exec(configuration)?.[1] ?? module, known),
  );
  return [
    {
      directory: directory.slice(1),
      words: words.map(word =>
        word.startsWith('/') ? posix.relative(directory, word) || '.' : word,
      ),
    },
  ];
}

/** A value with its properties filled in, as far as they are known. */
function filled(value: string, known: ReadonlyMap<string, string>): string {
  let text = value.trim();
  for (let round = 0; round < 5 && text.length < 2_000; round++) {
    const before = text;
    text = text.replace(
      /\$\{([\w.-]{1,100})\}/g,
      (whole, name: string) => known.get(name) ?? whole,
    );
    if (text === before) break;
  }
  return text;
}
