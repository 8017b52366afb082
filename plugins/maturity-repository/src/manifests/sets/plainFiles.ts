import { FileContent, linesOf, RepositoryFiles } from '../../files';
import {
  ManifestObject,
  ManifestProblem,
  readObjectsInTurns,
} from '../objects';
import {
  compareText,
  defaultEnvironment,
  environmentName,
  environmentOfDirectory,
  namesEnvironment,
} from './environments';
import { isDeployed } from './groups';
import { directoryOf, isBelow, isForTests, nameOf } from './paths';
import { ManifestGap } from './types';

/** A file with objects that are applied as they stand. */
export interface PlainFile {
  path: string;
  environment: string;
  objects: ManifestObject[];
  gaps: ManifestGap[];
}

/** What the other kinds of sets have taken. */
export interface Taken {
  /** Directories of charts. */
  charts: readonly string[];
  /** Directories of kustomizations. */
  kustomizations: ReadonlySet<string>;
  /** Files and directories that kustomizations are made of. */
  references: ReadonlySet<string>;
}

/** Large files that are gone through line by line. */
const MAX_GONE_THROUGH = 20;

const partsOfCharts = ['templates', 'charts', 'crds', 'ci'];

/** The entity's own files of Kubernetes objects that belong to no chart and no kustomization, ordered by path. */
export async function findPlainFiles(
  repository: RepositoryFiles,
  taken: Taken,
): Promise<PlainFile[]> {
  const found: PlainFile[] = [];
  const uncertain: PlainFile[] = [];
  for (const { path, local } of repository.find('**/*.{yaml,yml,json}')) {
    if (isForTests(local) || isTaken(path, taken)) continue;
    const content = await repository.read(path);
    if (content.kind === 'too-large') uncertain.push(notRead(path));
    if (!mentionsObject(content)) continue;
    const file = await readPlain(content.text, path);
    if (file) (isCertain(file, content) ? found : uncertain).push(file);
    repository.signal?.throwIfAborted();
  }
  const unread = await withoutDefinitions(
    repository.root,
    withNeighbours(found, uncertain),
  );
  return [...found, ...unread].sort((a, b) => compareText(a.path, b.path));
}

/** Where half an object is all there is, it need not be one. */
function isCertain({ objects }: PlainFile, { text }: { text: string }) {
  return objects.length > 0 || looksDeployed(text);
}

/** A file that is not certain to hold manifests is taken for one where those beside it are. */
function withNeighbours(
  found: readonly PlainFile[],
  uncertain: readonly PlainFile[],
): PlainFile[] {
  const directories = new Set(found.map(({ path }) => directoryOf(path)));
  return uncertain.filter(({ path }) => directories.has(directoryOf(path)));
}

/** Large files are mostly definitions of kinds, which deploy nothing; of a bounded number their lines tell. */
async function withoutDefinitions(
  root: string,
  files: readonly PlainFile[],
): Promise<PlainFile[]> {
  const others = files.slice(MAX_GONE_THROUGH);
  for (const file of files.slice(0, MAX_GONE_THROUGH)) {
    if (!(await definesKindsOnly(root, file.path))) others.push(file);
  }
  return others;
}

async function definesKindsOnly(root: string, path: string): Promise<boolean> {
  const kinds = new Set<string>();
  try {
    for await (const line of linesOf(root, path)) {
      const kind = /^kind:[ "']{0,4}(\w{1,100})/.exec(line);
      if (kind) kinds.add(kind[1]);
    }
  } catch {
    return false;
  }
  return kinds.size === 1 && kinds.has('CustomResourceDefinition');
}

function notRead(path: string): PlainFile {
  const reason = {
    en: 'The file is too large to be read; it may hold manifests',
    zh: '文件过大，未读取；其中可能有清单',
  };
  const gaps = [{ error: true, reason, source: { file: path } }];
  return { path, environment: environmentOfFile(path), objects: [], gaps };
}

function isTaken(path: string, taken: Taken): boolean {
  if (path.includes('{{') || path.includes('${')) return true;
  const directory = directoryOf(path);
  return (
    taken.references.has(path) ||
    taken.kustomizations.has(directory) ||
    isPatchOf(directory, taken.kustomizations) ||
    taken.charts.some(chart => isPartOf(path, chart))
  );
}

/** Patches that a kustomization has but doesn't use at the moment are no objects either. */
function isPatchOf(
  directory: string,
  kustomizations: ReadonlySet<string>,
): boolean {
  return (
    /^patch(?:es)?$/.test(nameOf(directory)) &&
    kustomizations.has(directoryOf(directory))
  );
}

function isPartOf(path: string, chart: string): boolean {
  const prefix = chart === '' ? '' : `${chart}/`;
  return partsOfCharts.some(part => isBelow(path, `${prefix}${part}`));
}

function mentionsObject(
  content: FileContent,
): content is Extract<FileContent, { kind: 'text' }> {
  return (
    content.kind === 'text' &&
    ((content.text.includes('apiVersion') && content.text.includes('kind')) ||
      (/^["' -]{0,8}(?:apiVersion|kind)["']?:/m.test(content.text) &&
        /^["' -]{0,8}metadata["']?:/m.test(content.text)))
  );
}

async function readPlain(
  text: string,
  path: string,
): Promise<PlainFile | undefined> {
  const { objects, problems } = await readObjectsInTurns(text, path);
  const environment = environmentOfFile(path);
  const deployed = objects.filter(isDeployed);
  const whole = looksDeployed(text);
  const broken = problems.find(({ half }) =>
    half ? isDeployed({ apiVersion: 'v1', kind: '', ...half }) : whole,
  );
  if (deployed.length === 0 && !broken) return undefined;
  const gaps = broken ? [gapOf(text, broken, path)] : [];
  return { path, environment, objects: deployed, gaps };
}

/** A text that isn't YAML as it stands says nevertheless what it is to be. */
function looksDeployed(text: string): boolean {
  const version =
    /^["' -]{0,8}apiVersion["']?:[ "']{0,4}([\w./-]{1,100})/m.exec(text);
  const kind = /^["' -]{0,8}kind["']?:[ "']{0,4}(\w{1,100})/m.exec(text);
  if (!version || !kind) return false;
  const [apiVersion, name] = [version[1], kind[1]];
  return isDeployed({ apiVersion, kind: name });
}

function gapOf(
  text: string,
  { message, source: { line }, half }: ManifestProblem,
  file: string,
): ManifestGap {
  const placeholders = !half && /\{\{|\{%|<%|\$\{/.test(text);
  return {
    error: false,
    source: { file, line },
    reason: placeholders
      ? {
          en: 'A manifest with placeholders that something else fills in: it is no YAML as it stands',
          zh: '清单中有由其他工具填入的占位符：按原样不是 YAML',
        }
      : message,
  };
}

function environmentOfFile(path: string): string {
  const stem = nameOf(path).replace(/\.(?:ya?ml|json)$/, '');
  const last = stem.split(/[-_.]/).at(-1) ?? '';
  if (namesEnvironment(last)) return environmentName(last);
  return environmentOfDirectory(directoryOf(path)) ?? defaultEnvironment;
}
