import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { version } from '../../../../package.json';
import { renderSettings } from '../settings';
import { SnapshotFile } from '../sandbox/snapshot';
import { LintResult, RenderResult } from '../types';
import { keep, readKept } from './diskCache';
import { Lru } from './lru';

/** In characters of text, all in all. */
const memory = new Lru<{ result: Result; until: number }>(64 * 1024 * 1024);

/** What ran over a limit may have met a busy machine, so it is tried again, but not at every look. */
const retryAfter = 60 * 60 * 1000;

type Result = RenderResult | LintResult;

const code = statSync(__filename);
/** A kept result is what our code made of the tool's words. Where all code is one file, a new build tells. */
const madeBy = JSON.stringify([version, code.size, code.mtimeMs]);

/**
 * Names a result by everything it depends on: what is asked, with which version of the tool and which limits, and
 * each file's content.
 */
export function keyOf(
  question: unknown,
  files: ReadonlyMap<string, SnapshotFile>,
): string {
  const hash = createHash('sha256').update(
    `${madeBy}\n${JSON.stringify([question, renderSettings().limits])}\n`,
  );
  for (const path of [...files.keys()].sort()) {
    const { content, origin } = files.get(path)!;
    hash.update(`${JSON.stringify([path, origin, content.length])}\n`);
    hash.update(content);
  }
  return hash.digest('hex');
}

/** The result kept under this key, or what `compute` gives. */
export async function cached<T extends Result>(
  key: string,
  compute: () => Promise<T>,
): Promise<T> {
  const entry = memory.get(key);
  if (entry && entry.until > Date.now()) return entry.result as T;
  const { cacheDirectory } = renderSettings();
  const kept = cacheDirectory && (await readKept(cacheDirectory, key));
  if (isResult(kept)) {
    remember(key, kept);
    return kept as T;
  }
  const result = await compute();
  remember(key, result);
  if (cacheDirectory && result.status !== 'limit') {
    await keep(cacheDirectory, key, result);
  }
  return result;
}

/** Forgets what is in memory. */
export function forgetRenderings(): void {
  memory.clear();
}

function remember(key: string, result: Result): void {
  const until = result.status === 'limit' ? Date.now() + retryAfter : Infinity;
  memory.set(key, { result, until }, sizeOf(result));
}

function sizeOf(result: Result): number {
  const overhead = 1_000;
  if (result.status !== 'rendered') return overhead;
  const texts = result.files.map(({ file, text }) => file.length + text.length);
  return texts.reduce((sum, size) => sum + size, overhead);
}

function isResult(value: unknown): value is Result {
  return typeof value === 'object' && value !== null && 'status' in value;
}
