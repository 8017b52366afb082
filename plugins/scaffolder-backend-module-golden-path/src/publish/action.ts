import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { z } from 'zod/v3';
import { parseInput } from '../input';
import { LocalPublish } from '../localPublish';
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
 * Without `goldenPath.localPublish` it refuses. A directory that exists is never touched (ConflictError).
 *
 * @public
 */
export function createPublishLocalAction(options: {
  /** Undefined: it is off. */
  localPublish: LocalPublish | undefined;
}) {
  return createTemplateAction({
    id: 'goldenpath:publish:local',
    description:
      'Writes the workspace to a directory of its own below goldenPath.localPublish.root, for trying golden paths without a source code host.',
    examples,
    supportsDryRun: true,
    schema: { input: () => publishInput, output: () => publishOutput },
    async handler(ctx) {
      const { localPublish } = options;
      if (!localPublish) {
        throw new NotAllowedError(
          'Publishing to this machine is off. To try golden paths without a source code host set goldenPath.localPublish.root in app-config.yaml; in production use a template that publishes to your host',
        );
      }
      const input = parseInput(publishInput, ctx.input);
      const published = await publishLocal({
        root: localPublish.root,
        name: input.name,
        workspace: resolveSafeChildPath(ctx.workspacePath, input.sourcePath),
        signal: ctx.signal,
        dryRun: ctx.isDryRun,
      });
      ctx.logger.info(
        ctx.isDryRun
          ? `Would write ${published.path}`
          : `Wrote ${published.files} files to ${published.path}`,
      );
      ctx.output('path', published.path);
      ctx.output('entityRef', published.entityRef);
    },
  });
}
