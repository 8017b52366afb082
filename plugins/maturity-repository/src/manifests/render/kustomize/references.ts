import { posix } from 'node:path';
import {
  parseYaml,
  YamlDocument,
} from '@container-maturity/backstage-plugin-maturity-engine';

/** A text in a kustomization that may name a file or directory, and what kustomize takes it for. */
export interface Reference {
  text: string;
  /**
   * `base`: a file, a directory or a repository elsewhere. `file`: a file or a URL. `plugin`: the configuration of a
   * generator or transformer, as a file or a directory. `any`: some other text, which names a file only if it happens to.
   */
  as: 'base' | 'file' | 'plugin' | 'any';
  line: number;
}

export interface References {
  references: Reference[];
  /** Where charts are to be inflated, if anywhere. */
  helmLine?: number;
  /** Why it can't be read. */
  error?: { message: string; line: number };
  buildMetadata: string[];
}

type Path = Array<string | number>;

/** Fields whose entries may be other kustomizations, here or elsewhere. */
export const bases: ReadonlySet<string> = new Set([
  'resources',
  'bases',
  'components',
]);
const plugins = new Set(['generators', 'transformers', 'validators']);
const fileFields = new Set([
  'path',
  'paths',
  'files',
  'env',
  'envs',
  'crds',
  'configurations',
  'patchesStrategicMerge',
  'replacements',
]);
/** Elsewhere, `path` is that of a field in an object. */
const pathHolders = new Set([
  'patches',
  'patchesJson6902',
  'openapi',
  'replacements',
]);
const helmFields = ['helmCharts', 'helmChartInflationGenerator'];
const maxTexts = 20_000;
/** No system has longer paths. */
const maxPath = 4_096;

/**
 * Every text in a kustomization, or in a generator's or transformer's configuration, with what it may name.
 *
 * @param isPlugin - it is such a configuration: all its fields are a plugin's
 */
export function readReferences(text: string, isPlugin = false): References {
  const { documents, errors } = parseYaml(text, { dialect: 'kubernetes' });
  const found: References = { references: [], buildMetadata: [] };
  if (errors.length > 0) found.error = errors[0];
  for (const document of documents) {
    collect(document, document.value, [], isPlugin, found);
    const top = isPlugin ? {} : recordOf(document.value);
    for (const field of helmFields) {
      if (top[field] !== undefined) {
        found.helmLine ??= document.keyPosition([field])?.line ?? 1;
      }
    }
    if (Array.isArray(top.buildMetadata)) {
      found.buildMetadata.push(...top.buildMetadata.map(String));
    }
  }
  return found;
}

function collect(
  document: YamlDocument,
  value: unknown,
  path: Path,
  isPlugin: boolean,
  found: References,
): void {
  if (typeof value === 'string') {
    if (found.references.length >= maxTexts) return;
    const line = document.position(path)?.line ?? 1;
    addText(value, path, line, isPlugin, found);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) =>
      collect(document, item, [...path, index], isPlugin, found),
    );
  } else {
    for (const [key, item] of Object.entries(recordOf(value))) {
      collect(document, item, [...path, key], isPlugin, found);
    }
  }
}

function addText(
  text: string,
  path: Path,
  line: number,
  isPlugin: boolean,
  found: References,
): void {
  const top = String(path[0]);
  const nested = !isPlugin && plugins.has(top) && text.includes('\n');
  if (nested) {
    // A configuration written where it is used.
    const inner = readReferences(text, true);
    for (const reference of inner.references) {
      found.references.push({ ...reference, line });
    }
    return;
  }
  if (text.includes('\n') || text.length > maxPath) return;
  found.references.push({ text, as: roleOf(path, top, isPlugin), line });
}

function roleOf(path: Path, top: string, isPlugin: boolean): Reference['as'] {
  if (!isPlugin && bases.has(top)) return 'base';
  if (!isPlugin && plugins.has(top)) return 'plugin';
  const field = path.filter(part => typeof part === 'string').at(-1);
  if (isPlugin || field !== 'path' || pathHolders.has(top)) {
    return fileFields.has(String(field)) ? 'file' : 'any';
  }
  return 'any';
}

/** The path below the root that a reference means, if it is one: `name=path` as generators have it, too. */
export function pathsOf({ text, as }: Reference, directory: string): string[] {
  const written = as === 'any' || as === 'file' ? text.split('=') : [text];
  const texts =
    written.length > 1 ? [text, written.slice(1).join('=')] : [text];
  return texts
    .filter(candidate => candidate !== '' && !posix.isAbsolute(candidate))
    .map(candidate => posix.join(directory, candidate).replace(/\/$/, ''))
    .map(candidate => (candidate === '.' ? '' : candidate));
}

/** Whether kustomize would fetch it: by HTTP, or with git. */
export function isRemote(text: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:/i.test(text) ||
    /^[^/]+@[^/]+:/.test(text) ||
    /:\/\//.test(text) ||
    /\?(.*&)?(ref|version|timeout|submodules)=/.test(text) ||
    /^(www\.)?(github|gitlab|bitbucket)\.(com|org)[/:]/i.test(text) ||
    /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|org|net|io|dev|cloud|cn)[/:]/i.test(
      text,
    ) ||
    /\.git(\/|$)/.test(text) ||
    /_git\//.test(text)
  );
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
