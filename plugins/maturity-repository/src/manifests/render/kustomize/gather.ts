import { locate } from '../sandbox/locate';
import {
  joined,
  ReadBudget,
  SnapshotFile,
  Unusable,
} from '../sandbox/snapshot';
import { RenderLimits } from '../settings';
import {
  isRemote,
  pathsOf,
  readReferences,
  Reference,
  References,
} from './references';
import * as texts from './texts';

export interface GatheredKustomization {
  /** By path below the root. */
  files: Map<string, SnapshotFile>;
  /** Of the kustomization itself. */
  file: string;
  buildMetadata: string[];
}

const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const maxKustomizations = 500;

/**
 * Copies a kustomization and all that it refers to, and nothing else: what isn't copied isn't there. Throws Unusable where
 * it reaches out of the repository or needs what is switched off.
 */
export async function gatherKustomization(
  root: string,
  directory: string,
  limits: RenderLimits,
  signal?: AbortSignal,
): Promise<GatheredKustomization> {
  const budget = new ReadBudget(limits);
  const files = new Map<string, SnapshotFile>();
  const visited = new Set<string>();
  const located = await locate(root, directory);
  if (located === 'link' || located === 'outside') {
    throw new Unusable(texts.forbidden(directory, located, directory, 1));
  }
  const top = await addKustomization(directory);
  if (!top) throw new Unusable(texts.noKustomization(directory));
  return { files, file: top.file, buildMetadata: top.buildMetadata };

  async function addKustomization(
    from: string,
  ): Promise<{ file: string; buildMetadata: string[] } | undefined> {
    signal?.throwIfAborted();
    if (visited.has(from)) return undefined;
    visited.add(from);
    if (visited.size > maxKustomizations) {
      throw new Unusable(texts.tooMany(from, maxKustomizations));
    }
    let first: { file: string; buildMetadata: string[] } | undefined;
    for (const name of names) {
      const file = joined(from, name);
      const kind = await locate(root, file);
      if (kind === 'link') {
        throw new Unusable(texts.forbidden(file, kind, file, 1));
      }
      if (kind !== 'file') continue;
      const { buildMetadata } = await addReferring(file, from, false);
      first ??= { file, buildMetadata };
    }
    return first;
  }

  async function addReferring(
    file: string,
    from: string,
    isPlugin: boolean,
  ): Promise<References> {
    const content = await addFile(file);
    const read = readReferences(content.toString('utf8'), isPlugin);
    const { error, helmLine } = read;
    // What we can't read we can't vet, so the tool doesn't get it.
    if (error) throw new Unusable(texts.unreadableYaml(file, error));
    if (helmLine) throw new Unusable(texts.inflatesCharts(file, helmLine));
    for (const reference of read.references) {
      await follow(reference, from, file);
    }
    return read;
  }

  async function follow(
    reference: Reference,
    from: string,
    file: string,
  ): Promise<void> {
    const { as, text, line } = reference;
    let found = false;
    for (const path of pathsOf(reference, from)) {
      const kind = await locate(root, path);
      const meant = as !== 'any';
      if (meant && (kind === 'link' || kind === 'outside')) {
        throw new Unusable(texts.forbidden(text, kind, file, line));
      }
      if (kind === 'file') {
        if (as === 'plugin') await addReferring(path, from, true);
        else await addFile(path);
        found = true;
      }
      if (kind === 'directory' && (as === 'base' || as === 'plugin')) {
        await addKustomization(path);
        found = true;
      }
    }
    if (found || as === 'any') return;
    if (isRemote(text)) throw new Unusable(texts.remote(text, file, line));
    // A file at such a path kustomize itself refuses; and JSON pointers begin like it.
    if (text.startsWith('/') && as !== 'file') {
      throw new Unusable(texts.forbidden(text, 'outside', file, line));
    }
    if (as === 'base') throw new Unusable(texts.notThere(text, file, line));
  }

  async function addFile(path: string): Promise<Buffer> {
    const known = files.get(path);
    if (known) return known.content;
    const file = await budget.read(root, path);
    files.set(path, file);
    return file.content;
  }
}
