import { CheckCase, Files } from '../types';
import { chart, chartFile, chartWith, dependency, webhook } from './charts';
import { after, changed, lines, nothing, shop, without } from './shop';
import { casesOf } from './tell';

const { container, port } = lines;
const image = `ghcr.io/acme/api:1.4.0@sha256:${'a'.repeat(64)}`;
const imageOf = (text: string) =>
  changed([`          image: ${image}`, `          image: ${text}`]);
const pulled = (text: string, policy: string) =>
  changed(
    [`          image: ${image}`, `          image: ${text}`],
    [container, `          imagePullPolicy: ${policy}`],
  );
const skaffold = (artifact: string) =>
  `apiVersion: skaffold/v4beta1\nkind: Config\nbuild: { artifacts: [{ image: ${artifact} }] }\n`;
const truncated: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, truncated: true },
});
const none = [nothing];

const object = (apiVersion: string, kind: string): Files => ({
  'k8s/x.yaml': `# Old\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x }\n`,
});
const broken = chartWith({
  'templates/service.yaml':
    'apiVersion: v1\nkind: {{ required "no" .Values.kind }}\n',
});
const notVendored = (at: string) =>
  chartWith({ 'Chart.yaml': chartFile(...dependency) }, at);
/** Built of another repository. */
const remote: Files = {
  'deploy/kustomization.yaml':
    'resources:\n  - https://example.com/acme/base.yaml\n',
};
/** A patch that is not used, and no object as it stands. */
const patch: Files = {
  'config/crd/kustomization.yaml': 'resources: []\n',
  'config/crd/patches/ca.yaml':
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: x }\n',
};
const daemonSet = changed(
  ['kind: Deployment', 'kind: DaemonSet'],
  ['  replicas: 3\n  strategy:\n    type: RollingUpdate\n', ''],
);
const job: Files = {
  'k8s/job.yaml':
    'apiVersion: batch/v1\nkind: Job\nmetadata: { name: once, namespace: default }\nspec: { template: { spec: { containers: [{ name: once }] } } }\n',
};
const pod: Files = {
  'deploy/kustomization.yaml': 'resources: [pod.yaml]\n',
  'deploy/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec: { containers: [{ name: x }] }\n',
};
const ports = (text: string) =>
  changed([`            - name: http\n${port}`, text]);
const binding = (files: Files) => ({
  'k8s/api.yaml': files['k8s/api.yaml'].replace(
    'drop: [ALL]',
    'drop: [ALL]\n              add: [NET_BIND_SERVICE]',
  ),
});

/** What the checks of the task "write the manifests" say of objects, labels, images and ports. */
export const manifestCases = casesOf({
  'manifests-exist': {
    pass: [shop, pod, { files: shop, evidence: truncated }],
    fail: [
      { files: { 'compose.yaml': 'services: {}\n' } },
      { files: nothing },
      { files: chart },
    ],
    unknown: [
      { files: { '.keep': '' }, evidence: truncated },
      { files: broken },
    ],
  },
  'manifests-render': {
    pass: [shop, chart],
    fail: [
      { files: broken, at: ['required "no"'] },
      {
        files: { ...broken, ...remote, ...notVendored('deploy/other') },
        at: ['required "no"'],
      },
    ],
    unknown: [
      { files: notVendored('deploy/api') },
      {
        files: chartWith({
          'Chart.yaml': chartFile().replace('v2', 'v1'),
          'requirements.yaml': `${dependency.join('\n')}\n`,
        }),
      },
      remote,
    ],
    none: [{ 'README.md': '' }],
  },
  'manifests-valid': {
    pass: [shop, { ...shop, ...patch }, webhook],
    fail: [
      {
        files: changed(['maxUnavailable: 1', 'maxUnavailible: 1']),
        at: ['maxUnavailible'],
      },
    ],
    none: [{ 'README.md': '' }],
  },
  'api-versions-served': {
    pass: [
      shop,
      object('v1', 'Endpoints'),
      {
        files: object('policy/v1beta1', 'PodSecurityPolicy'),
        overlay: 'params:\n  kubernetesNewest: 24\n',
      },
    ],
    fail: [
      {
        files: object('policy/v1beta1', 'PodSecurityPolicy'),
        at: ['policy/v1beta1'],
      },
    ],
    none: [{ 'README.md': '' }],
  },
  'api-versions-current': {
    pass: [
      shop,
      object('policy/v1beta1', 'PodSecurityPolicy'),
      {
        files: object('v1', 'Endpoints'),
        overlay: 'params:\n  kubernetesOldest: 32\n',
      },
    ],
    fail: [
      { files: object('v1', 'Endpoints'), at: ['apiVersion: v1'] },
      {
        files: object('policy/v1beta1', 'PodSecurityPolicy'),
        overlay: 'params:\n  kubernetesNewest: 24\n  kubernetesOldest: 22\n',
        at: ['policy/v1beta1'],
      },
    ],
    none: [{ 'README.md': '' }],
  },
  'workload-labels': {
    none,
    pass: [shop],
    fail: [
      {
        files: without('    app.kubernetes.io/part-of: shop'),
        at: ['  labels:'],
      },
    ],
  },
  'labels-accepted': {
    none,
    pass: [shop],
    fail: [
      {
        files: changed(['version: 1.4.0', 'version: feature/x+1']),
        at: ['feature/x+1'],
      },
    ],
  },
  'selector-matches-pods': {
    none: [nothing, job],
    pass: [shop, daemonSet],
    fail: [
      {
        files: changed([
          '    matchLabels:\n      app: api',
          '    matchLabels:\n      app: other',
        ]),
        at: ['  selector:'],
      },
      {
        files: changed(['  selector:\n    matchLabels:\n      app: api\n', '']),
        at: ['spec: # of the workload'],
      },
    ],
  },
  'selector-stable': {
    none: [nothing, job],
    pass: [shop],
    fail: [
      {
        files: changed(
          [
            '    matchLabels:\n      app: api',
            '    matchLabels:\n      app: api\n      version: v1',
          ],
          [
            '      labels:\n        app: api',
            '      labels:\n        app: api\n        version: v1',
          ],
        ),
        at: ['  selector:'],
      },
    ],
  },
  'namespace-own': {
    none,
    pass: [shop],
    fail: [{ files: job, at: ['namespace: default'] }],
    unknown: [{ files: without('  namespace: shop') }],
  },
  'container-image-tag': {
    none: [nothing, job],
    pass: [
      shop,
      imageOf('ghcr.io/acme/api:1.4.0'),
      imageOf('api:1.4.0-latestfix'),
      imageOf(`api@${image.split('@')[1]}`),
    ],
    fail: [
      { files: imageOf('ghcr.io/acme/api'), at: ['image: ghcr.io/acme/api'] },
      { files: imageOf('api:latest'), at: ['api:latest'] },
      { files: imageOf('api:latest-alpine'), at: ['api:latest-alpine'] },
      // As Maven calls what is still being worked on.
      { files: imageOf('api:1.4.0-SNAPSHOT'), at: ['-SNAPSHOT'] },
      {
        files: { ...imageOf('api'), 'skaffold.yaml': skaffold('web') },
        at: ['image: api'],
      },
      { files: imageOf('ghcr.io/Acme/api:1'), at: ['Acme'] },
    ],
    unknown: [
      { files: imageOf('$REGISTRY/api:1') },
      { files: imageOf('"{{ image }}"') },
      { files: imageOf('<image>') },
      { ...imageOf('api'), 'skaffold.yaml': skaffold('api') },
    ],
  },
  'container-image-digest': {
    none: [nothing, job],
    pass: [shop],
    fail: [{ files: imageOf('api:1.4.0'), at: ['api:1.4.0'] }],
    unknown: [{ files: imageOf('api@$DIGEST') }],
  },
  'container-pull-policy': {
    none: [nothing, job],
    pass: [
      shop,
      imageOf('api:1.4.0'),
      imageOf(`api:latest@${image.split('@')[1]}`),
      imageOf(`api@${image.split('@')[1]}`),
      pulled('api:latest', 'Always'),
      pulled('api', 'Always'),
      pulled('api:${TAG}', 'Always'),
    ],
    fail: [
      { files: imageOf('api:latest'), at: [container] },
      { files: imageOf('api'), at: [container] },
      { files: imageOf('api:1.4.0-SNAPSHOT'), at: [container] },
    ],
    unknown: [{ files: imageOf('api:${TAG}') }],
  },
  'container-ports-named': {
    none: [nothing, job],
    pass: [shop],
    fail: [
      {
        files: ports('            - containerPort: 8080'),
        at: ['- containerPort: 8080'],
      },
      {
        files: after(port, '            - { name: http, containerPort: 8081 }'),
        at: ['containerPort: 8081'],
      },
    ],
  },
  'container-ports-unprivileged': {
    none: [nothing, job],
    pass: [
      shop,
      binding(ports('            - { name: http, containerPort: 80 }')),
    ],
    fail: [
      {
        files: ports('            - { name: http, containerPort: 80 }'),
        at: ['containerPort: 80 }'],
      },
      {
        files: binding(ports('            - { name: ssh, containerPort: 22 }')),
        at: ['containerPort: 22'],
      },
    ],
  },
});
