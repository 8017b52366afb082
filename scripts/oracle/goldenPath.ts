import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createFetchTemplateAction } from '@backstage/plugin-scaffolder-backend';
import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseInput } from '../../plugins/scaffolder-backend-module-golden-path/src/input';
import { planService } from '../../plugins/scaffolder-backend-module-golden-path/src/plan/plan';
import { planInput } from '../../plugins/scaffolder-backend-module-golden-path/src/plan/schema';

const template = resolve(
  __dirname,
  '../../templates/container-service-node.yaml',
);
const common = { owner: 'group:default/shop', organisation: 'heronway' };

/** The services that the template writes, each in its own directory: with as little and as much as one can ask for. */
export async function renderGoldenPath(directory: string): Promise<string[]> {
  const services = [
    { ...common, name: 'least' },
    { ...common, name: 'most', tier: '1', exposure: 'public' },
  ];
  const directories: string[] = [];
  for (const input of services) {
    const workspace = join(directory, `golden-path-${input.name}`);
    await mkdir(workspace, { recursive: true });
    await renderService(workspace, input);
    directories.push(workspace);
  }
  return directories;
}

/** Writes what the skeletons hold, by the scaffolder's own action. */
async function renderService(
  workspacePath: string,
  input: Record<string, unknown>,
): Promise<void> {
  const { values } = planService(parseInput(planInput, input));
  const action = createFetchTemplateAction({
    integrations: ScmIntegrations.fromConfig(mockServices.rootConfig()),
    reader: { readUrl: refuse, readTree: refuse, search: refuse },
  });
  const [{ value }] = parseYaml(await readFile(template, 'utf8')).documents;
  const { steps } = (value as Template).spec;
  for (const step of steps.filter(each => each.action === 'fetch:template')) {
    const temporary = await mkdtemp(`${workspacePath}-`);
    const context: Context = {
      input: { ...step.input, values },
      workspacePath,
      logger: mockServices.rootLogger({ level: 'none' }),
      task: { id: 'oracle' },
      output: () => {},
      checkpoint: async ({ fn }) => fn(),
      getInitiatorCredentials: async () => mockCredentials.none(),
      createTemporaryDirectory: async () => temporary,
      templateInfo: {
        entityRef: 'template:default/oracle',
        baseUrl: `file://${template}`,
      },
    };
    await action.handler(context);
  }
}

type Context = Parameters<
  ReturnType<typeof createFetchTemplateAction>['handler']
>[0];

interface Template {
  spec: { steps: Array<{ action: string; input: { url: string } }> };
}

/** The skeletons lie beside the template: nothing is fetched. */
async function refuse(url: string): Promise<never> {
  throw new Error(`A template of ours reads ${url}`);
}
