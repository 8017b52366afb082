import { z } from 'zod';
import { sourceShape } from '../../shapes';

const placeShape = z.object({
  text: z.string().describe('What it is about, as written'),
  source: sourceShape,
});

export const operationScriptShape = z
  .object({
    file: z.string().describe("Path below the repository's root"),
    backup: z.boolean().describe('It makes a backup, by its name or commands'),
    restore: z.boolean().describe('It restores one'),
    posix: z.boolean().describe('It is run by sh, which may not know pipefail'),
    errexit: z.boolean().describe('It ends at the first failure (set -e)'),
    nounset: z
      .boolean()
      .describe('A variable that is not set is a failure (set -u)'),
    pipefail: z
      .boolean()
      .describe('A failure anywhere in a pipe is one (set -o pipefail)'),
    deletions: z
      .array(placeShape)
      .describe(
        'rm -r of a path that is the root or a system directory where its variables are empty',
      ),
    unquoted: z
      .array(placeShape)
      .describe('Variables that the shell splits into words'),
    clearSecrets: z
      .array(placeShape)
      .describe('Secrets that are written to a file without encryption'),
    partialExports: z
      .array(placeShape)
      .describe(
        'Exports by kubectl get all, which leaves out most kinds of objects',
      ),
    localOnly: z
      .boolean()
      .describe('It writes a backup to a file and sends it nowhere'),
    writes: placeShape.describe(
      'The first command that writes a file; empty where none does',
    ),
    disorder: z
      .array(placeShape)
      .describe(
        'Workloads that are restored before the configuration and the claims they need',
      ),
    source: sourceShape,
  })
  .describe('A shell script that makes or restores backups');

export type OperationScript = z.output<typeof operationScriptShape>;
export type ScriptPlace = z.output<typeof placeShape>;
