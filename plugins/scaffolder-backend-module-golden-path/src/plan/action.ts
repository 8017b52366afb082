import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { parseInput } from '../input';
import { examples } from './examples';
import { planService } from './plan';
import { planInput, planOutput } from './schema';

/**
 * `goldenpath:plan`: checks what a person chose and fills every value the skeletons use. Reads and writes nothing.
 *
 * @public
 */
export function createPlanAction() {
  return createTemplateAction({
    id: 'goldenpath:plan',
    description:
      'Checks what was chosen for a new service and fills every value that the golden-path skeletons use.',
    examples,
    supportsDryRun: true,
    schema: { input: () => planInput, output: () => planOutput },
    async handler(ctx) {
      const plan = planService(parseInput(planInput, ctx.input));
      for (const warning of plan.warnings) {
        ctx.logger.warn(warning);
      }
      ctx.logger.info(
        `${plan.entityRef} will consist of ${plan.files.length} files`,
      );
      ctx.output('values', plan.values);
      ctx.output('entityRef', plan.entityRef);
      ctx.output('files', plan.files);
      ctx.output('warnings', plan.warnings);
    },
  });
}
