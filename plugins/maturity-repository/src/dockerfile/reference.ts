import {
  parseFamiliarName,
  parseQualifiedNameOptimized,
} from '@swimlane/docker-reference';

/** An image reference, taken apart and normalised: `alpine:3` is `docker.io`, `library/alpine`, `3`. */
export interface ImageReference {
  valid: boolean;
  registry: string;
  repository: string;
  tag: string;
  digest: string;
}

const invalid: ImageReference = {
  valid: false,
  registry: '',
  repository: '',
  tag: '',
  digest: '',
};

/** Takes an image reference apart; `valid: false` where it is none. */
export function parseReference(text: string): ImageReference {
  // Longest reference Docker accepts is far below this; the parser runs regular expressions over it.
  if (text === '' || text.length > 1024) return invalid;
  try {
    const reference = parseFamiliarName(text, parseQualifiedNameOptimized);
    return {
      valid: true,
      registry: reference.domain ?? '',
      repository: reference.repository ?? '',
      tag: reference.tag ?? '',
      digest: reference.digest ?? '',
    };
  } catch {
    return invalid;
  }
}
