import { z } from 'zod';

/** A place in the repository. `line` is 1-based; 0 where the whole file is meant. */
export const sourceShape = z
  .object({
    file: z
      .string()
      .describe("Path below the repository's root, with forward slashes"),
    line: z.int().describe('1-based; 0 where the whole file is meant'),
  })
  .describe('Where it stands');

export const localizedTextShape = z.object({
  en: z.string(),
  zh: z.string(),
});

export type SourceShape = z.output<typeof sourceShape>;
