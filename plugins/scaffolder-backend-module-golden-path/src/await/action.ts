import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { inBoth } from '../bilingual';
import { parseInput } from '../input';
import { EntityLookup } from '../name/taken';
import { checkEntityRef } from '../plan/names';
import { awaitEntity } from './awaitEntity';
import { examples } from './examples';

const maxSeconds = 15;

const awaitInput = z.object({
  entityRef: z.string().describe('Entity reference of what was published.'),
  timeoutSeconds: z
    .number()
    .int()
    .min(1)
    .max(maxSeconds)
    .default(maxSeconds)
    .describe('How long to wait at most.'),
});

const awaitOutput = z.object({
  shown: z.boolean().describe('Whether the catalog shows it.'),
});

/**
 * `goldenpath:catalog:await`: waits until the catalog shows what was published, so that the links a template ends with
 * lead somewhere. What doesn't come in time is no failure: `shown` is false then. Reads only.
 *
 * @public
 */
export function createCatalogAwaitAction(options: { catalog: EntityLookup }) {
  return createTemplateAction({
    id: 'goldenpath:catalog:await',
    description:
      'Waits until the catalog shows what was published, so that links to it lead somewhere.',
    examples,
    supportsDryRun: true,
    schema: { input: () => awaitInput, output: () => awaitOutput },
    async handler(ctx) {
      const input = parseInput(awaitInput, ctx.input);
      const { text: entityRef } = checkEntityRef(input.entityRef, 'entityRef', [
        'component',
      ]);
      if (ctx.isDryRun) {
        ctx.logger.info(
          inBoth({
            en: `Would wait until the catalog shows ${entityRef}`,
            zh: `将等待软件目录显示 ${entityRef}`,
          }),
        );
        ctx.output('shown', true);
        return;
      }
      const shown = await awaitEntity({
        catalog: options.catalog,
        credentials: await ctx.getInitiatorCredentials(),
        entityRef,
        timeoutMs: input.timeoutSeconds * 1000,
        logger: ctx.logger,
        signal: ctx.signal,
      });
      if (!shown) {
        ctx.logger.warn(
          inBoth({
            en: `The catalog doesn't show ${entityRef} after ${input.timeoutSeconds} s. It may still come; if it doesn't, the backend's log says why, such as a name that is taken by an entity you may not see`,
            zh: `${input.timeoutSeconds} 秒后软件目录仍未显示 ${entityRef}。它可能稍后出现；如果一直没有，请查看后端日志中的原因，例如该名称已被您无权查看的实体占用`,
          }),
        );
      }
      ctx.output('shown', shown);
    },
  });
}
