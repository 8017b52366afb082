import path from 'node:path';
import {
  configureRendering,
  findRenderTools,
  userCacheDirectory,
} from '@container-maturity/backstage-plugin-maturity-repository';
import { UsageError } from '../errors';
import { Language } from '../language';
import { RenderPrograms } from '../arguments';
import { Surroundings } from '../surroundings';

/**
 * Says what renders charts and kustomizations. What was rendered is kept in the user's cache directory, so that only what
 * changed is rendered the next time. Throws UsageError where a program that was named can't be used.
 */
export async function prepareRendering(
  { helm, kubectl }: RenderPrograms,
  language: Language,
  { cwd }: Surroundings,
): Promise<void> {
  const named = {
    ...(helm && { helm: path.resolve(cwd, helm) }),
    ...(kubectl && { kubectl: path.resolve(cwd, kubectl) }),
  };
  const cache = await userCacheDirectory().catch(() => undefined);
  configureRendering({
    ...named,
    ...(cache && { cacheDirectory: path.join(cache, 'renderings') }),
  });
  if (!helm && !kubectl) return;
  const { missing } = await findRenderTools();
  const wrong = (helm && missing.helm) || (kubectl && missing.kubectl);
  if (wrong) throw new UsageError(wrong[language]);
}
