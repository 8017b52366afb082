import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { Row, Snippet } from './sections';

type Path = Array<string | number>;

/** Keys by which an item of a list is known. */
const names = ['name', 'alert', 'rule', 'job_name', 'type', 'key'];

/** The leaves of YAML documents; of a text that is a file of its own, its lines. */
export function yamlClauses({ text, line }: Snippet): Row[] {
  const { documents, errors } = parseYaml(text);
  if (errors.length > 0) {
    throw new Error(
      `The guide's YAML at line ${line} can't be read: ${errors[0].message}`,
    );
  }
  return documents.flatMap(document =>
    leavesOf(document.value, [], titleOf(document.value)).flatMap(leaf =>
      linesOf(leaf, line - 1 + (document.position(leaf.path)?.line ?? 1)),
    ),
  );
}

interface Leaf {
  path: Path;
  /** The way to it, in names. */
  way: string;
  value: string;
}

function leavesOf(value: unknown, path: Path, way: string): Leaf[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return [{ path, way, value: '[]' }];
    return value.flatMap((item, index) =>
      leavesOf(
        item,
        [...path, index],
        isRecord(item) ? `${way}[${nameOf(item) ?? index + 1}]` : way,
      ),
    );
  }
  if (isRecord(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) return [{ path, way, value: '{}' }];
    return entries.flatMap(([key, inner]) =>
      leavesOf(inner, [...path, key], way ? `${way}.${key}` : key),
    );
  }
  return [{ path, way, value: String(value).trim() }];
}

/** A file within the YAML has a clause for each of its lines. */
function linesOf({ way, value }: Leaf, line: number): Row[] {
  const rows = value.split('\n');
  return rows.flatMap((row, index) => {
    const said = row.trim().replace(/\s+/g, ' ');
    return said === '' && rows.length > 1
      ? []
      : [{ text: `${way}: ${said}`, line: line + index }];
  });
}

/** An object of Kubernetes is known by its kind and name. */
function titleOf(value: unknown): string {
  if (!isRecord(value) || typeof value.kind !== 'string') return '';
  const { metadata } = value;
  return `${value.kind} ${isRecord(metadata) ? metadata.name : ''}`.trim();
}

function nameOf(item: Record<string, unknown>): string | undefined {
  return names
    .map(name => item[name])
    .find(name => typeof name === 'string') as string | undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
