import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { inBoth } from '../bilingual';
import { parseInput } from '../input';
import { LocalPublish } from '../localPublish';
import {
  EntityLookup,
  refuseTakenDirectory,
  refuseTakenRef,
} from '../name/taken';
import { examples } from './examples';
import { planService } from './plan';
import { planInput, planOutput } from './schema';

/**
 * `goldenpath:plan`: checks what a person chose and fills every value the skeletons use. A name that the catalog has
 * already, or a directory that exists, is refused here, before anything is made (ConflictError). Reads only.
 *
 * @public
 */
export function createPlanAction(options: {
  catalog: EntityLookup;
  /** Where services are published to this machine; undefined: nowhere. */
  localPublish?: LocalPublish;
}) {
  const { catalog, localPublish } = options;
  return createTemplateAction({
    id: 'goldenpath:plan',
    description:
      'Checks what was chosen for a new service, its name against the catalog too, and fills every value that the golden-path skeletons use.',
    examples,
    supportsDryRun: true,
    schema: { input: () => planInput, output: () => planOutput },
    async handler(ctx) {
      const plan = planService(parseInput(planInput, ctx.input));
      const { entityRef } = plan;
      // Once a task: what a task has published must not stop it when it is tried again.
      await ctx.checkpoint({
        key: `free.${entityRef}`,
        fn: async () => {
          const credentials = await ctx.getInitiatorCredentials();
          await refuseTakenRef({ catalog, credentials, entityRef });
          if (localPublish) {
            await refuseTakenDirectory(localPublish.root, plan.values.name);
          }
          return true;
        },
      });
      for (const warning of plan.warnings) {
        ctx.logger.warn(warning);
      }
      ctx.logger.info(
        inBoth({
          en: `${entityRef} will consist of ${plan.files.length} files`,
          zh: `${entityRef} 将由 ${plan.files.length} 个文件组成`,
        }),
      );
      ctx.output('values', plan.values);
      ctx.output('entityRef', entityRef);
      ctx.output('files', plan.files);
      ctx.output('warnings', plan.warnings);
    },
  });
}
