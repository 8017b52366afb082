import { createHash } from 'node:crypto';
import { Finding } from '@container-maturity/backstage-plugin-maturity-common';

/** Where in the repository a finding is shown. */
export interface Place {
  /** Below the checked directory, with forward slashes. */
  file: string;
  /** 1-based. */
  line: number;
}

/** Readers want a file and a line for each: what is about the whole repository stands at its home file. */
export function placeIn({ source }: Finding, homeFile: string): Place {
  return source?.file
    ? { file: source.file, line: source.line || 1 }
    : { file: homeFile, line: 1 };
}

/** Digests; tags, ports and lines after a colon; versions; amounts with a unit. */
const unsteady =
  /sha(?:256|384|512):[0-9a-f]+|(?<=\w):v?\d[\w.-]*|\bv?\d+(?:\.\d+)+[\w.-]*|\b\d+(?:[KMGT]i?B?|m|s|%)(?!\w)/gi;

/**
 * What a message says without its versions, digests and amounts: a base image that is a version newer and still lacks its
 * digest is the same finding. Other numbers may be names.
 */
export function steady(message: string): string {
  return message.replace(unsteady, '#');
}

/**
 * Gives each finding a fingerprint: the same from run to run, also when lines move and versions change, and different for
 * equal findings of one file, which are counted. Messages in English are what counts, so that the language changes
 * nothing.
 */
export function createFingerprints(): (
  check: string,
  finding: Finding,
) => string {
  const seen = new Map<string, number>();
  return (check, { message, source }) => {
    const key = [check, source?.file ?? '', steady(message.en)].join('\0');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256')
      .update(`${key}\0${count}`)
      .digest('hex')
      .slice(0, 32);
  };
}
