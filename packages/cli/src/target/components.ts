import { readFile, stat } from 'node:fs/promises';
import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { inEveryLanguage } from '../words';

/** A catalog entity, as far as checks look at it. */
export interface Entity {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    annotations?: Record<string, string>;
    labels?: Record<string, string>;
    tags?: string[];
  };
  spec?: Record<string, unknown>;
}

/** What a file declares: at least one Component, or why there is none. */
export type Declared =
  | { components: [Entity, ...Entity[]]; problem?: undefined }
  | { components?: undefined; problem: LocalizedText };

const maxBytes = 1024 * 1024;

/** Reads the Components of a file; `shown` is its path as a person knows it. */
export async function componentsOf(
  file: string,
  shown: string,
): Promise<Declared> {
  const text = await readText(file, shown);
  if (typeof text !== 'string') {
    return { problem: text };
  }
  const { documents, errors } = parseYaml(text, { file: shown });
  const [first, ...others] = documents
    .map(({ value }) => value)
    .filter(isComponent);
  if (first) {
    return { components: [first, ...others] };
  }
  const [error] = errors;
  return {
    problem: inEveryLanguage(words =>
      error
        ? words.badYaml(shown, error.line, error.column, error.message)
        : words.noComponent(shown),
    ),
  };
}

async function readText(
  file: string,
  shown: string,
): Promise<string | LocalizedText> {
  try {
    const stats = await stat(file);
    if (!stats.isFile()) {
      return inEveryLanguage(words => words.notAFile(shown));
    }
    return stats.size > maxBytes
      ? inEveryLanguage(words => words.tooLarge(shown))
      : await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return inEveryLanguage(words =>
      code === 'ENOENT'
        ? words.notFound(shown)
        : words.notReadable(shown, message),
    );
  }
}

function isComponent(value: unknown): value is Entity {
  if (!isRecord(value) || value.kind !== 'Component') {
    return false;
  }
  const { metadata, spec } = value;
  return (
    isRecord(metadata) &&
    typeof metadata.name === 'string' &&
    metadata.name !== '' &&
    (metadata.annotations === undefined || isRecord(metadata.annotations)) &&
    (spec === undefined || isRecord(spec))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
