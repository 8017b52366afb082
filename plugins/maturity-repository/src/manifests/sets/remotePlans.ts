import { withoutCredentials } from '../../withoutCredentials';
import { ArgoSource } from './argocd';
import { defaultEnvironment } from './environments';
import { planOf, SetPlan } from './plan';

/**
 * Where the repository deploys nothing of its own but charts from elsewhere: a set for each, which can't be rendered
 * here. So nobody takes it that nothing is deployed.
 */
export function remotePlans(sources: readonly ArgoSource[]): SetPlan[] {
  return sources
    .filter(({ chart }) => chart !== '')
    .map(({ chart, repoUrl, source, ...rest }) =>
      planOf({
        environment: rest.environment ?? defaultEnvironment,
        origin: 'helm',
        source,
        directory: '',
        releaseName: rest.releaseName,
        namespace: rest.namespace,
        failure: {
          elsewhere: true,
          message: {
            en: `The chart ${chart} of ${withoutCredentials(
              repoUrl,
            )} is not in this repository`,
            zh: `来自 ${withoutCredentials(
              repoUrl,
            )} 的 chart ${chart} 不在此仓库中`,
          },
          at: source,
        },
      }),
    );
}
