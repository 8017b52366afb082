import { Deed } from '../model';
import { push, recognise, targetsOfBuild, truthy } from '../recognise';
import { attachedByBuild, securityActions } from './securityActions';

/** Inputs of an action, expressions put in as far as they are known. */
export type Inputs = (name: string) => string | undefined;

/** What a step does that uses an action, by its inputs. */
export type ActionReading = (inputs: Inputs, name: string) => Deed[];

const lines = (value: string | undefined) =>
  (value ?? '')
    .split(/[\n,]/)
    .map(item => item.trim())
    .filter(Boolean);
const simple =
  (kind: Deed['kind'], extra: Partial<Deed> = {}): ActionReading =>
  (_, tool) =>
    [{ kind, tool, targets: [], ...extra }];

const buildPush: ActionReading = (inputs, tool) => {
  const targets = targetsOfBuild(inputs('context'), inputs('file'));
  const outputs = inputs('outputs') ?? '';
  const pushes =
    truthy(inputs('push')) || /type=registry|push=true/.test(outputs);
  const images = lines(inputs('tags'));
  const deeds: Deed[] = [{ kind: 'build', tool, targets, images, pushes }];
  if (pushes)
    deeds.push({
      ...push(
        tool,
        images,
        images.length === 0 || images.some(tag => tag.includes('${…}')),
      ),
      targets,
    });
  deeds.push(...attachedByBuild(inputs, tool, targets, pushes));
  if (/(^|[-_])tests?($|[-_])/i.test(inputs('target') ?? ''))
    deeds.push({ kind: 'test', tool: `${tool} with target`, targets });
  return deeds;
};

const bake: ActionReading = (inputs, tool) => {
  const pushes =
    truthy(inputs('push')) ||
    /push=true|type=registry/.test(inputs('set') ?? '');
  return [
    { kind: 'build', tool, targets: [], pushes },
    ...(pushes ? [push(tool, [], true)] : []),
    ...attachedByBuild(inputs, tool, [], pushes),
  ];
};

const buildAndPush: ActionReading = (inputs, tool) => [
  {
    kind: 'build',
    tool,
    targets: targetsOfBuild(
      inputs('context') ??
        inputs('path') ??
        inputs('directory') ??
        inputs('workdir'),
      inputs('dockerfile') ?? inputs('file'),
    ),
    pushes: true,
  },
  push(tool, [], true),
];

/** Actions by name; a name that ends in `/` stands for every action below it. */
const known: Record<string, ActionReading> = {
  ...securityActions,
  'docker/build-push-action': buildPush,
  'depot/build-push-action': buildPush,
  'useblacksmith/build-push-action': buildPush,
  'namespacelabs/nscloud-build-push-action': buildPush,
  'docker/bake-action': bake,
  'depot/bake-action': bake,
  'redhat-actions/buildah-build': (inputs, tool) => [
    {
      kind: 'build',
      tool,
      targets: targetsOfBuild(
        inputs('context'),
        lines(inputs('containerfiles') ?? inputs('dockerfiles'))[0],
      ),
    },
  ],
  'redhat-actions/push-to-registry': (inputs, tool) => [
    push(
      tool,
      lines(inputs('tags')?.replace(/ /g, ',')),
      inputs('tags') === undefined,
    ),
  ],
  'redhat-actions/s2i-build': simple('build'),
  'aevea/action-kaniko': buildAndPush,
  'int128/kaniko-action': (inputs, tool) => [
    {
      kind: 'build',
      tool,
      targets: targetsOfBuild(inputs('context'), inputs('file')),
      pushes: truthy(inputs('push')),
    },
    ...(truthy(inputs('push'))
      ? [push(tool, lines(inputs('tags')), true)]
      : []),
  ],
  'elgohr/publish-docker-github-action': buildAndPush,
  'mr-smithers-excellent/docker-build-push': buildAndPush,
  'whoan/docker-build-with-cache-action': buildAndPush,
  'macbre/push-to-ghcr': buildAndPush,
  'dfreilich/pack-action': simple('build'),
  'goreleaser/goreleaser-action': inputs =>
    recognise([
      'goreleaser',
      ...(inputs('args') ?? '').split(/\s+/).filter(Boolean),
    ]),
  'akhilerm/tag-push-action': (inputs, tool) => [
    push(tool, lines(inputs('dst')), true),
  ],
  'docker/login-action': simple('login'),
  'redhat-actions/podman-login': simple('login'),
  'aws-actions/amazon-ecr-login': simple('login'),
  'azure/docker-login': simple('login'),
  'azure/acr-build': buildAndPush,
  'devcontainers/ci': (inputs, tool) => [
    { kind: 'build', tool, targets: [] },
    ...(inputs('push') && inputs('push') !== 'never'
      ? [push(tool, [], true)]
      : []),
  ],
  'cypress-io/github-action': simple('test', {
    language: 'javascript',
    targets: undefined,
  }),
  'azure/k8s-deploy': simple('verify'),
  'google-github-actions/deploy-cloudrun': simple('verify'),
  'aws-actions/amazon-ecs-deploy-task-definition': (inputs, tool) =>
    truthy(inputs('wait-for-service-stability'))
      ? [{ kind: 'verify', tool, targets: [] }]
      : [],
  'grafana/k6-action': simple('verify'),
  'grafana/run-k6-action': simple('verify'),
  'helm/kind-action': simple('run'),
  'engineerd/setup-kind': simple('run'),
  'nolar/setup-k3d-k3s': simple('run'),
  'absaoss/k3d-action': simple('run'),
  'medyagh/setup-minikube': simple('run'),
  'manusa/actions-setup-minikube': simple('run'),
  'hoverkraft-tech/compose-action': simple('run'),
  'isbang/compose-action': simple('run'),
  'plexsystems/container-structure-test-action': simple('run'),
};

/** Inputs in which actions take a shell script of the user. */
const scripts: Record<string, string[]> = {
  'nick-fields/retry': ['command'],
  'nick-invision/retry': ['command'],
  'wandalen/wretry.action': ['command'],
  'devcontainers/ci': ['runCmd'],
  'addnab/docker-run-action': ['run'],
  'coactions/setup-xvfb': ['run'],
  'gabrielbb/xvfb-action': ['run'],
  'uraimo/run-on-arch-action': ['run'],
  'reactivecircus/android-emulator-runner': ['script'],
  'borales/actions-yarn': ['cmd'],
  'magefile/mage-action': ['args'],
  'actions-rs/cargo': ['command'],
  'gradle/gradle-build-action': ['arguments'],
  'gradle/actions/setup-gradle': ['arguments'],
  'cue-exp/cueckoo': [],
};

const programs: Record<string, string> = {
  'borales/actions-yarn': 'yarn ',
  'actions-rs/cargo': 'cargo ',
  'gradle/gradle-build-action': 'gradle ',
  'gradle/actions/setup-gradle': 'gradle ',
};

/** Names by which teams call their own actions, where no table can know them. */
const guesses: Array<[RegExp, ActionReading]> = [
  [
    /(docker|container|image)[-_]?(build|publish|push)|build[-_](and[-_])?(push|docker|image|container)|build-push/i,
    buildAndPush,
  ],
  [/run[-_]?(unit[-_]?)?tests?$/i, simple('test', { targets: undefined })],
];

/** Whether a table tells all that an action or reusable workflow does. */
export function isKnownAction(name: string): boolean {
  const key = name.toLowerCase();
  return Object.keys(known).some(
    one => one === key || (one.endsWith('/') && key.startsWith(one)),
  );
}

/** What a step that uses an action does. */
export function deedsOfAction(name: string, inputs: Inputs): Deed[] {
  const key = name.toLowerCase();
  const exact = Object.hasOwn(known, key) ? known[key] : undefined;
  const reading =
    exact ??
    Object.entries(known).find(
      ([prefix]) => prefix.endsWith('/') && key.startsWith(prefix),
    )?.[1] ??
    guesses.find(([pattern]) =>
      pattern.test(key.split('/').slice(1).join('/')),
    )?.[1];
  return reading?.(inputs, name) ?? [];
}

/** The shell scripts among an action's inputs. */
export function scriptsOfAction(name: string, inputs: Inputs): string[] {
  const key = name.toLowerCase();
  if (!Object.hasOwn(scripts, key)) return [];
  return scripts[key]
    .map(input => inputs(input))
    .filter(script => script !== undefined)
    .map(script => `${programs[key] ?? ''}${script}`);
}
