import { Deed } from '../model';
import { Arguments } from './arguments';

const verify = (tool: string): Deed => ({ kind: 'verify', tool, targets: [] });
const run = (tool: string): Deed => ({ kind: 'run', tool, targets: [] });

const valued = new Set([
  '-n',
  '--namespace',
  '--context',
  '--kubeconfig',
  '-f',
  '--filename',
  '--kube-context',
  '--name',
  '-l',
  '--selector',
]);

const valuedOfHelmfile = new Set([
  ...valued,
  '-e',
  '--environment',
  '--file',
  '-b',
  '--helm-binary',
  '-k',
  '--kustomize-binary',
  '--chart',
  '--log-level',
  '--state-values-set',
  '--state-values-set-string',
  '--state-values-file',
]);

const probe =
  /\/(-\/)?(health|healthz|healthcheck|ready|readyz|readiness|live|livez|liveness|ping|status|actuator\/health)\b/i;

/** Steps that deploy, look whether a deployment came up, or start the built image. */
export function deployments(name: string, words: readonly string[]): Deed[] {
  return [...deploys(name, words), ...looksAfter(name, words)];
}

/** What changes a cluster from outside; a dry run changes nothing. */
function deploys(name: string, words: readonly string[]): Deed[] {
  const deploy = (tool: string): Deed[] => [
    { kind: 'deploy', tool, targets: [] },
  ];
  const [first, second] = argumentsOf(name, words).plain();
  if (
    words.some(word => word.startsWith('--dry-run') && !word.endsWith('=none'))
  ) {
    return [];
  }
  switch (name) {
    case 'kubectl':
    case 'oc':
      if (['apply', 'replace', 'patch'].includes(first)) {
        return deploy(`${name} ${first}`);
      }
      return first === 'set' && second === 'image'
        ? deploy(`${name} set image`)
        : [];
    case 'helm':
      return first === 'upgrade' || first === 'install'
        ? deploy(`helm ${first}`)
        : [];
    case 'helmfile':
      return first === 'apply' || first === 'sync'
        ? deploy(`helmfile ${first}`)
        : [];
    case 'skaffold':
      return first === 'run' || first === 'deploy'
        ? deploy(`skaffold ${first}`)
        : [];
    case 'kapp':
      return first === 'deploy' ? deploy('kapp deploy') : [];
    default:
      return [];
  }
}

function argumentsOf(name: string, words: readonly string[]): Arguments {
  return new Arguments(words, name === 'helmfile' ? valuedOfHelmfile : valued);
}

function looksAfter(name: string, words: readonly string[]): Deed[] {
  const args = argumentsOf(name, words);
  const plain = args.plain();
  const [first, second, third] = plain;
  switch (name) {
    case 'kubectl':
    case 'oc':
    case 'k3s':
      if (first === 'kubectl')
        return looksAfter('kubectl', words.slice(words.indexOf('kubectl') + 1));
      if (first === 'rollout' && second === 'status')
        return [verify(`${name} rollout status`)];
      if (first === 'wait') return [verify(`${name} wait`)];
      if (first === 'argo' && second === 'rollouts' && third === 'status')
        return [verify('kubectl argo rollouts status')];
      if (first === 'argo' && second === 'rollouts') return [];
      return first === 'run' ? [run(`${name} run`)] : [];
    case 'helm':
      if (first === 'test') return [verify('helm test')];
      return ['upgrade', 'install'].includes(first) &&
        args.has('--wait', '--atomic', '--rollback-on-failure')
        ? [verify('helm --wait')]
        : [];
    case 'helmfile':
      if (first === 'test') return [verify('helmfile test')];
      return ['apply', 'sync'].includes(first) && args.has('--wait')
        ? [verify('helmfile --wait')]
        : [];
    case 'argocd':
      return first === 'app' &&
        (second === 'wait' || second === 'sync') &&
        !args.has('--async')
        ? [verify(`argocd app ${second}`)]
        : [];
    case 'flux':
      return first === 'reconcile' && !args.has('--no-wait')
        ? [verify('flux reconcile')]
        : [];
    case 'timoni':
      return ['status'].includes(first) ||
        (['apply', 'bundle'].includes(first) && args.has('--wait'))
        ? [verify('timoni status')]
        : [];
    case 'kapp':
      return first === 'deploy' ? [verify('kapp deploy')] : [];
    case 'ct':
      return first === 'install' || first === 'lint-and-install'
        ? [verify('ct install')]
        : [];
    case 'kuttl':
    case 'kubectl-kuttl':
    case 'chainsaw':
      return first === 'test' ? [verify(`${name} test`)] : [];
    case 'k6':
    case 'newman':
    case 'hurl':
    case 'artillery':
      return name === 'hurl' || first === 'run' ? [verify(name)] : [];
    case 'curl':
    case 'wget':
    case 'http':
    case 'grpcurl':
    case 'grpc_health_probe':
      return name === 'grpc_health_probe' ||
        words.some(word => probe.test(word))
        ? [verify(`${name} of a health endpoint`)]
        : [];
    case 'aws':
      if (words.includes('wait') && words.includes('services-stable'))
        return [verify('aws ecs wait')];
      return [];
    case 'gcloud':
      return first === 'run' && second === 'deploy' && !args.has('--async')
        ? [verify('gcloud run deploy')]
        : [];
    case 'container-structure-test':
      return first === 'test' ? [run(name)] : [];
    case 'goss':
    case 'dgoss':
    case 'kgoss':
    case 'dcgoss':
      return [run(name)];
    case 'kind':
      return first === 'load' || (first === 'create' && second === 'cluster')
        ? [run(`kind ${first}`)]
        : [];
    case 'k3d':
      return first === 'image' || (first === 'cluster' && second === 'create')
        ? [run(`k3d ${first}`)]
        : [];
    case 'minikube':
      return first === 'image' || first === 'start'
        ? [run(`minikube ${first}`)]
        : [];
    default:
      return [];
  }
}
