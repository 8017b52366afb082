import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { resolve } from 'node:path';

/** Publishing to this machine, as configured under `goldenPath.localPublish`. */
export interface LocalPublish {
  /** Absolute. */
  root: string;
  pollSeconds: number;
}

/** Undefined where nothing is configured: then it is off. */
export function readLocalPublish(
  config: RootConfigService,
): LocalPublish | undefined {
  const root = config.getOptionalString('goldenPath.localPublish.root');
  if (!root) {
    return undefined;
  }
  const pollSeconds =
    config.getOptionalNumber('goldenPath.localPublish.pollSeconds') ?? 2;
  if (!(pollSeconds >= 0.5 && pollSeconds <= 3600)) {
    throw new InputError(
      `goldenPath.localPublish.pollSeconds must be from 0.5 to 3600, not ${pollSeconds}`,
    );
  }
  return { root: resolve(root), pollSeconds };
}
