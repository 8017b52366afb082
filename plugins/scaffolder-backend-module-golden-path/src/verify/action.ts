import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { inBoth } from '../bilingual';
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
        const place = line > 0 ? `${file}:${line}` : file;
        const text = `${check}: ${message}${place && ` (${place})`}`;
        if (required) {
          ctx.logger.warn(text);
        } else {
          ctx.logger.info(text);
        }
      }
      const ok = level >= input.minimumLevel;
      ctx.logger.info(
        verification.scorecard.level.granted === null
          ? noLevel(verification)
          : inBoth({
              en: `By its files alone: level ${level}`,
              zh: `仅凭仓库文件：${level} 级`,
            }),
      );
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

function noLevel({ scorecard: { archetype } }: Verification): string {
  return inBoth({
    en: `The service has no level, because no check of the checklist applies to a ${archetype.value}`,
    zh: `该服务没有等级：检查清单中没有适用于 ${archetype.value} 的检查项`,
  });
}

function tooLow(verification: Verification, minimum: number): string {
  const { level } = verification.scorecard;
  if (level.granted === null) {
    return noLevel(verification);
  }
  const gating = findingLines(verification.failed)
    .filter(({ required }) => required)
    .map(({ check, message }) => `${check}: ${message}`)
    .join('; ');
  return `${inBoth({
    en: `By its files alone the service reaches level ${level.granted}, not ${minimum}`,
    zh: `仅凭仓库文件，该服务达到 ${level.granted} 级，低于 ${minimum} 级`,
  })}${gating && `: ${gating}`}`;
}
