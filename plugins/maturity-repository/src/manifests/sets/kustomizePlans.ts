import { ArgoSource } from './argocd';
import {
  defaultEnvironment,
  environmentName,
  environmentOfDirectory,
} from './environments';
import { basesOf, Kustomization, remoteOf, rootsOf } from './kustomizations';
import { directoryOf, nameOf } from './paths';
import { planOf, SetPlan } from './plan';

const overlays =
  /^(?:overlays?|environments?|envs?|stages?|clusters?|variants?|flavou?rs?)$/;
/** Of a developer's own machine. */
const local =
  /^(?:local|localhost|minikube|kind|k3[sd]|microk8s|docker-desktop|.*tilt)$/;

/** One set for each root of the kustomizations, and for each Application that deploys one. */
export function kustomizePlans(
  all: readonly Kustomization[],
  sourcesOf: (directory: string) => readonly ArgoSource[],
): SetPlan[] {
  const roots = new Set(rootsOf(all));
  const plans: SetPlan[] = [];
  for (const kustomization of all) {
    const sources = sourcesOf(kustomization.directory);
    if (sources.length === 0 && !roots.has(kustomization)) continue;
    const usual = planOf({
      environment: environmentOf(kustomization.directory),
      origin: 'kustomize',
      source: { file: kustomization.file },
      directory: kustomization.directory,
      takesIn: basesOf(kustomization, all).map(({ directory }) => directory),
      namespace: kustomization.namespace,
      failure: remoteFailure(kustomization, all),
    });
    if (sources.length === 0) plans.push(usual);
    for (const { environment, namespace } of sources) {
      plans.push({
        ...usual,
        environment: environment ?? usual.environment,
        namespace: usual.namespace || namespace,
      });
    }
  }
  const deployed = plans.filter(({ environment }) => !local.test(environment));
  return deployed.length > 0 ? deployed : plans;
}

/** What an overlay is called, whatever that is; of other directories only what is an environment. */
function environmentOf(directory: string): string {
  if (overlays.test(nameOf(directoryOf(directory)))) {
    return environmentName(nameOf(directory));
  }
  return environmentOfDirectory(directory) ?? defaultEnvironment;
}

function remoteFailure(
  kustomization: Kustomization,
  all: readonly Kustomization[],
): SetPlan['failure'] {
  const remote = remoteOf(kustomization, all);
  return (
    remote && {
      elsewhere: true,
      message: {
        en: `It is built of ${remote.url}, which is not in this repository`,
        zh: `它由 ${remote.url} 构建，而该内容不在此仓库中`,
      },
      at: { file: remote.file, line: remote.line },
    }
  );
}
