import { Deed } from '../model';
import { builder, jvmImages } from './builders';
import { commandInCompose, compose } from './compose';
import { contentTrust, docker, imageOfRun, StartedImage } from './containers';
import { deployments } from './deployments';
import { Environment, noEnvironment } from './environment';
import { inspections } from './inspections';
import { tests } from './tests';
import { unwrapped } from './wrappers';

export { Arguments, truthy } from './arguments';
export { attestationsOf } from './attestations';
export { contentTrust } from './containers';
export { environmentOf } from './environment';
export { severitiesFrom, severityList } from './severities';
export { scan } from './scanners';
export { besideBom, gatesOf } from './trivy';
export { targetsOfBuild } from './containers';
export { push } from './push';
export { unwrapped } from './wrappers';

/** Tools that people also start from their image: the image's last name and the tool. */
const toolImages: Record<string, string> = {
  trivy: 'trivy',
  grype: 'grype',
  syft: 'syft',
  hadolint: 'hadolint',
  dockle: 'dockle',
  checkov: 'checkov',
  conftest: 'conftest',
  kubeconform: 'kubeconform',
  kubeval: 'kubeval',
  'kube-linter': 'kube-linter',
  'kube-score': 'kube-score',
  kics: 'kics',
  cosign: 'cosign',
  skopeo: 'skopeo',
  executor: 'executor',
  'clair-scanner': 'clair-scanner',
  'anchore-cli': 'anchore-cli',
  kubesec: 'kubesec',
  helm: 'helm',
  kubectl: 'kubectl',
  buildah: 'buildah',
  maven: 'mvn',
  'container-structure-test': 'container-structure-test',
};

const trust = 'DOCKER_CONTENT_TRUST';

const engines = new Set([
  'docker',
  'podman',
  'nerdctl',
  'finch',
  'buildah',
  'docker-buildx',
]);

/**
 * What a simple command does that a check asks about; most commands do nothing of it.
 * Words are taken as they are: variables in them stay as `${NAME}`.
 */
export function recognise(
  command: readonly string[],
  environment: Environment = noEnvironment,
  depth = 0,
): Deed[] {
  const words = unwrapped(command);
  if (words.length === 0 || depth > 3) return [];
  const [name, ...rest] = words;
  if (engines.has(name)) return engine(name, rest, environment, depth);
  if (name === 'docker-compose' || name === 'podman-compose') {
    return [
      ...compose(name, rest),
      ...recognise(commandInCompose(rest), environment, depth + 1),
    ];
  }
  const deeds = [
    ...builder(name, rest),
    ...tests(name, rest),
    ...inspections(name, rest, environment),
    ...deployments(name, rest),
  ];
  if (/^(mvn|mvnw|mvnd|gradle|gradlew)$/.test(name)) {
    deeds.push(...jvmImages(name, rest));
  }
  return deeds;
}

function engine(
  name: string,
  rest: string[],
  environment: Environment,
  depth: number,
): Deed[] {
  const own =
    name === 'docker-buildx'
      ? docker('docker', ['buildx', ...rest])
      : docker(name, rest);
  if (own.some(({ kind }) => kind === 'push') && environment(trust) === '1') {
    return [...own, contentTrust(`${trust}=1`)];
  }
  const composeAt = rest.indexOf('compose');
  if (composeAt >= 0 && own.some(deed => deed.tool.includes('compose'))) {
    return [
      ...own,
      ...recognise(
        commandInCompose(rest.slice(composeAt + 1)),
        environment,
        depth + 1,
      ),
    ];
  }
  if (rest[0] !== 'run' && !(rest[0] === 'container' && rest[1] === 'run')) {
    return own;
  }
  const started = imageOfRun(rest.slice(rest[0] === 'run' ? 1 : 2));
  if (!started) return [];
  const base = imageName(started.image);
  if (Object.hasOwn(toolImages, base)) {
    const tool = toolImages[base];
    const args =
      started.command[0] === tool ? started.command.slice(1) : started.command;
    return recognise([tool, ...args], environment, depth + 1).map(deed =>
      inContainer(deed, started),
    );
  }
  return [...own, ...recognise(started.command, environment, depth + 1)];
}

const runtimeSocketFile =
  /(?:docker|podman|containerd|crio|cri-dockerd)\.sock(?::|,|$)/;

/** A scan in a container knows its image and whether it has the runtime's socket. */
function inContainer(deed: Deed, { image, options }: StartedImage): Deed {
  if (!deed.scan) return deed;
  const runtimeSocket = options.some(word => runtimeSocketFile.test(word));
  return {
    ...deed,
    scan: { ...deed.scan, scannerImage: image, socket: runtimeSocket },
  };
}

/** Whether an image is that of a tool of ours, such as a scanner. */
export function toolOfImage(image: string): string | undefined {
  const base = imageName(image);
  return Object.hasOwn(toolImages, base) ? toolImages[base] : undefined;
}

/** Last part of an image's name: `ghcr.io/x/trivy:1` is `trivy`. */
function imageName(image: string): string {
  return (
    image
      .replace(/@.*$/, '')
      .replace(/:[^/:]*$/, '')
      .split('/')
      .pop() ?? ''
  );
}
