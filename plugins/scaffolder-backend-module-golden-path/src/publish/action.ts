import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { inBoth } from '../bilingual';
import { parseInput } from '../input';
import { LocalPublish } from '../localPublish';
import { EntityLookup, exists, refuseTakenRef } from '../name/taken';
import { serviceNamePattern } from '../plan/names';
import { examples } from './examples';
import { publishLocal } from './publishLocal';

const publishInput = z.object({
  name: z
    .string()
    .describe(`Name of the service and its directory: ${serviceNamePattern}`),
  sourcePath: z
    .string()
    .default('.')
    .describe('Directory of the workspace to publish.'),
});

const publishOutput = z.object({
  path: z.string().describe('The directory the service is in now.'),
  entityRef: z.string().describe('The component the catalog will show.'),
});

/**
 * `goldenpath:publish:local`: writes the workspace below the one configured directory, where the catalog finds it.
 * Without `goldenPath.localPublish` it refuses. A directory that exists is never touched, and no name of the catalog is
 * taken (ConflictError). A task that is tried again publishes once.
 *
 * @public
 */
export function createPublishLocalAction(options: {
  catalog: EntityLookup;
  /** Undefined: it is off. */
  localPublish: LocalPublish | undefined;
}) {
  const { catalog, localPublish } = options;
  return createTemplateAction({
    id: 'goldenpath:publish:local',
    description:
      'Writes the workspace to a directory of its own below goldenPath.localPublish.root, for trying golden paths without a source code host.',
    examples,
    supportsDryRun: true,
    schema: { input: () => publishInput, output: () => publishOutput },
    async handler(ctx) {
      if (!localPublish) {
        throw new NotAllowedError(
          inBoth({
            en: 'Publishing to this machine is off. To try golden paths without a source code host set goldenPath.localPublish.root in app-config.yaml; in production use a template that publishes to your host',
            zh: '未启用发布到本机。若要在没有代码托管平台的情况下试用黄金路径，请在 app-config.yaml 中设置 goldenPath.localPublish.root；生产环境请使用发布到代码托管平台的模板',
          }),
        );
      }
      const input = parseInput(publishInput, ctx.input);
      const publish = () =>
        publishLocal({
          root: localPublish.root,
          name: input.name,
          workspace: resolveSafeChildPath(ctx.workspacePath, input.sourcePath),
          refuseTaken: async entityRef =>
            refuseTakenRef({
              catalog,
              credentials: await ctx.getInitiatorCredentials(),
              entityRef,
            }),
          signal: ctx.signal,
          dryRun: ctx.isDryRun,
        });
      // Once a task, unless what it published has been removed since.
      let published = await ctx.checkpoint({
        key: `published.${input.name}`,
        fn: async () => ({ ...(await publish()) }),
      });
      if (!ctx.isDryRun && !(await exists(published.path))) {
        published = await publish();
      }
      ctx.logger.info(
        ctx.isDryRun
          ? inBoth({
              en: `Would write ${published.path}`,
              zh: `将写入 ${published.path}`,
            })
          : inBoth({
              en: `${published.files} files are in ${published.path}`,
              zh: `${published.path} 中已有 ${published.files} 个文件`,
            }),
      );
      ctx.output('path', published.path);
      ctx.output('entityRef', published.entityRef);
    },
  });
}
