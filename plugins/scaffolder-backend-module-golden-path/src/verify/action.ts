import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { parseInput } from '../input';
import { examples } from './examples';
import { summarise } from './summary';
import {
  findingLines,
  Verification,
  verifyDirectory,
  VerifySettings,
} from './verify';

const verifyInput = z.object({
  path: z
    .string()
    .default('.')
    .describe('Directory of the workspace to check.'),
  minimumLevel: z
    .number()
    .int()
    .min(0)
    .max(4)
    .default(0)
    .describe('Below this repository level the task fails.'),
});

const verifyOutput = z.object({
  ok: z.boolean().describe('Whether the level is the minimum or above.'),
  level: z.number().describe('The repository level, 0 to 4.'),
  findings: z
    .array(
      z.object({
        check: z.string(),
        required: z.boolean(),
        message: z.string(),
        file: z.string().describe('Empty where no file is meant.'),
        line: z.number().describe('0 where no line is meant.'),
      }),
    )
    .describe('Every place where a check does not hold.'),
  open: z
    .array(
      z.object({
        check: z.string(),
        by: z.enum(['pipeline', 'platform', 'person']),
      }),
    )
    .describe('Checks of phase 1 that files alone cannot pass, and who can.'),
  summary: z.string().describe('All of it as Markdown.'),
});

/**
 * `goldenpath:verify`: scores the workspace with the collector, checklist and engine of the portal. Fails below
 * `minimumLevel`, but never in a dry run: there the findings are in the outputs.
 *
 * @public
 */
export function createVerifyAction(settings: VerifySettings = {}) {
  return createTemplateAction({
    id: 'goldenpath:verify',
    description:
      'Checks the workspace against the checklist, as the portal will: findings, level, and what is left to do.',
    examples,
    supportsDryRun: true,
    schema: { input: () => verifyInput, output: () => verifyOutput },
    async handler(ctx) {
      const input = parseInput(verifyInput, ctx.input);
      const verification = await verifyDirectory({
        directory: resolveSafeChildPath(ctx.workspacePath, input.path),
        settings,
        now: new Date(),
        signal: ctx.signal,
      });
      const level = verification.scorecard.level.granted ?? 0;
      const findings = findingLines(verification.failed);
      for (const { check, required, message, file, line } of findings) {
        const text = `${check}: ${message}${file && ` (${file}:${line})`}`;
        if (required) {
          ctx.logger.warn(text);
        } else {
          ctx.logger.info(text);
        }
      }
      const ok = level >= input.minimumLevel;
      ctx.logger.info(`Repository level ${level}`);
      ctx.output('ok', ok);
      ctx.output('level', level);
      ctx.output('findings', findings);
      ctx.output(
        'open',
        verification.open.map(({ check, by }) => ({ check: check.id, by })),
      );
      ctx.output('summary', summarise(verification));
      if (!ok && !ctx.isDryRun) {
        throw new InputError(tooLow(verification, input.minimumLevel));
      }
    },
  });
}

function tooLow({ scorecard, failed }: Verification, minimum: number): string {
  if (scorecard.level.granted === null) {
    return `The service has no level, because no check of the checklist applies to a ${scorecard.archetype.value}`;
  }
  const gating = findingLines(failed)
    .filter(({ required }) => required)
    .map(({ check, message }) => `${check}: ${message}`);
  return `The service reaches level ${
    scorecard.level.granted
  } by its files, not ${minimum}${gating.length > 0 ? ': ' : ''}${gating.join(
    '; ',
  )}`;
}
