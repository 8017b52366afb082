import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createFetchTemplateAction } from '@backstage/plugin-scaffolder-backend';
import { promises as fs } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { parseInput } from '../input';
import { planService } from '../plan/plan';
import { Plan, planInput } from '../plan/schema';
import { makeCtx } from './makeCtx';

export const templates = resolve(__dirname, '../../../../templates');

/** Renders the skeletons that a template names, by the scaffolder's own action. */
export async function renderService(
  workspacePath: string,
  input: Record<string, unknown>,
  template = 'container-service-node.yaml',
): Promise<Plan> {
  const plan = planService(parseInput(planInput, input));
  const action = createFetchTemplateAction({
    integrations: ScmIntegrations.fromConfig(mockServices.rootConfig()),
    reader: mockServices.urlReader.mock(),
  });
  const file = join(templates, template);
  const { spec } = parse(await fs.readFile(file, 'utf8'));
  for (const step of spec.steps) {
    if (step.action === 'fetch:template') {
      const temporary = await fs.mkdtemp(`${workspacePath}-`);
      await action.handler(
        makeCtx<any, any>({
          input: { ...step.input, values: plan.values },
          workspacePath,
          createTemporaryDirectory: async () => temporary,
          templateInfo: {
            entityRef: 'template:default/under-test',
            baseUrl: `file://${file}`,
          },
        }),
      );
      await fs.rm(temporary, { recursive: true });
    }
  }
  return plan;
}
