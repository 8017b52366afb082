import { RepositoryFiles } from '../../files';
import { Place } from '../objects';

/** Texts of a chart's own files, read once. */
export interface ChartFile {
  path: string;
  /** Below the chart's directory. */
  local: string;
  text: string;
}

/** The templates of a chart, not those of its dependencies. */
export async function templatesOf(
  repository: RepositoryFiles,
  directory: string,
): Promise<ChartFile[]> {
  const prefix = directory === '' ? '' : `${directory}/`;
  const files: ChartFile[] = [];
  for (const { path } of repository.files) {
    if (!path.startsWith(`${prefix}templates/`)) continue;
    const content = await repository.read(path);
    if (content.kind !== 'text') continue;
    files.push({ path, local: path.slice(prefix.length), text: content.text });
  }
  return files;
}

/** Whether a file of the chart is there, also one that the walk left out. */
export function hasFile(
  repository: RepositoryFiles,
  directory: string,
  local: string,
): Promise<boolean> {
  return repository.exists(inChart(directory, local));
}

export function inChart(directory: string, local: string): string {
  return directory === '' ? local : `${directory}/${local}`;
}

/** Namespaces written into templates where the release should decide. */
export function hardCodedNamespaces(
  templates: readonly ChartFile[],
): Array<{ namespace: string; source: Place }> {
  return templates
    .filter(({ path }) => /\.(?:ya?ml|tpl)$/.test(path))
    .flatMap(({ path, text }) =>
      namespacesIn(text).map(({ namespace, line }) => ({
        namespace,
        source: { file: path, line },
      })),
    )
    .slice(0, 100);
}

const namespaceLine =
  /^(\s*)["']?namespace["']?:\s*["']?([\w.-]{1,253})["']?\s*(?:#.*)?$/;

function namespacesIn(text: string) {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const found = line.length < 400 ? namespaceLine.exec(line) : null;
    return found && parentOf(lines, index, found[1].length) === 'metadata'
      ? [{ namespace: found[2], line: index + 1 }]
      : [];
  });
}

/** The key that a line is indented below; lines with template actions alone are passed over. */
function parentOf(lines: string[], index: number, indent: number): string {
  const last = Math.max(0, index - 200);
  for (let above = index - 1; above >= last; above--) {
    const line = lines[above];
    const text = line.trimStart();
    const isKey =
      text !== '' && !text.startsWith('{{') && !text.startsWith('#');
    if (isKey && line.length - text.length < indent) {
      return /^["']?([\w.-]+)["']?:/.exec(text)?.[1] ?? '';
    }
  }
  return '';
}
