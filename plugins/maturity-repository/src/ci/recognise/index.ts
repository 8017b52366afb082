import { Deed } from '../model';
import { builder, jvmImages } from './builders';
import { commandInCompose, compose } from './compose';
import { docker, imageOfRun } from './containers';
import { deployments } from './deployments';
import { inspections } from './inspections';
import { tests } from './tests';
import { unwrapped } from './wrappers';

export { Arguments, truthy } from './arguments';
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
export function recognise(command: readonly string[], depth = 0): Deed[] {
  const words = unwrapped(command);
  if (words.length === 0 || depth > 3) return [];
  const [name, ...rest] = words;
  if (engines.has(name)) return engine(name, rest, depth);
  if (name === 'docker-compose' || name === 'podman-compose') {
    return [
      ...compose(name, rest),
      ...recognise(commandInCompose(rest), depth + 1),
    ];
  }
  const deeds = [
    ...builder(name, rest),
    ...tests(name, rest),
    ...inspections(name, rest),
    ...deployments(name, rest),
  ];
  if (/^(mvn|mvnw|mvnd|gradle|gradlew)$/.test(name)) {
    deeds.push(...jvmImages(name, rest));
  }
  return deeds;
}

function engine(name: string, rest: string[], depth: number): Deed[] {
  const own =
    name === 'docker-buildx'
      ? docker('docker', ['buildx', ...rest])
      : docker(name, rest);
  const composeAt = rest.indexOf('compose');
  if (composeAt >= 0 && own.some(deed => deed.tool.includes('compose'))) {
    return [
      ...own,
      ...recognise(commandInCompose(rest.slice(composeAt + 1)), depth + 1),
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
    return recognise([tool, ...args], depth + 1);
  }
  return [...own, ...recognise(started.command, depth + 1)];
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
