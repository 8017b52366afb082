import { ArgoSource } from './argocd';
import {
  defaultEnvironment,
  environmentName,
  environmentOfDirectory,
} from './environments';
import {
  basesOf,
  circlesOf,
  Kustomization,
  remoteOf,
  rootsOf,
} from './kustomizations';
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
  plans.push(...circlesOf(all).map(circlePlan));
  const deployed = plans.filter(({ environment }) => !local.test(environment));
  return deployed.length > 0 ? deployed : plans;
}

/** It can't be told which of them is deployed: one stands for all, and says so. */
function circlePlan(circle: readonly Kustomization[]): SetPlan {
  const [first] = circle;
  const files = circle.slice(0, 5).map(({ file }) => file);
  return planOf({
    environment: environmentOf(first.directory),
    origin: 'kustomize',
    source: { file: first.file },
    directory: first.directory,
    takesIn: circle.slice(1).map(({ directory }) => directory),
    namespace: first.namespace,
    failure: {
      message: {
        en: `These kustomizations are built of each other: ${files.join(', ')}`,
        zh: `这些 kustomization 互相引用：${files.join('、')}`,
      },
      at: { file: first.file },
    },
  });
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
