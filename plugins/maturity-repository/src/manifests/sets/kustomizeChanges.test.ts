import { repositoryOf } from '../../files/testing';
import { PatchedPlaces, ResourcePlaces } from '../objects';
import { changesIn } from './kustomizeChanges';

const resource = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  template:
    spec:
      containers:
        - name: web
          image: web
`;
const built = (edit: Record<string, unknown> = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'prod-web', namespace: 'shop' },
  spec: {
    replicas: 3,
    template: {
      spec: {
        serviceAccountName: 'web',
        containers: [
          { name: 'proxy', image: 'proxy:1', ports: [{ containerPort: 1 }] },
          { name: 'web', image: 'ghcr.io/acme/web:2', ...edit },
        ],
      },
    },
  },
});
const pod = ['spec', 'template', 'spec'];
const containers = [...pod, 'containers'];

async function placesWith(
  kustomization: string,
  files: Record<string, string> = {},
) {
  const repository = await repositoryOf({
    'base/web.yaml': resource,
    'prod/kustomization.yaml': kustomization,
    ...files,
  });
  const places = new PatchedPlaces(
    new ResourcePlaces('base/web.yaml', resource),
    await changesIn(repository, ['prod', 'components/proxy']),
  );
  return (...path: Array<string | number>) => {
    const { file, line } = places.placeOf(built(), path);
    return `${file}:${line}`;
  };
}

const proxy = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      serviceAccountName: web
      containers:
        - name: proxy
          image: proxy:1
`;

it.each([
  [
    'a file',
    'patches:\n  - path: proxy.yaml\n',
    { 'prod/proxy.yaml': proxy },
    ['prod/proxy.yaml:10', 'prod/proxy.yaml:11', 'prod/proxy.yaml:8'],
  ],
  [
    'a file of the former field',
    'patchesStrategicMerge: [proxy.yaml]\n',
    { 'prod/proxy.yaml': proxy },
    ['prod/proxy.yaml:10', 'prod/proxy.yaml:11', 'prod/proxy.yaml:8'],
  ],
  [
    'a component, for all of a kind',
    '',
    {
      'components/proxy/kustomization.yaml':
        'patches:\n  - { path: p.yaml, target: { kind: Deployment, name: .* } }\n',
      'components/proxy/p.yaml': proxy.replace(
        'name: web\nspec',
        'name: x\nspec',
      ),
    },
    [
      'components/proxy/p.yaml:10',
      'components/proxy/p.yaml:11',
      'components/proxy/p.yaml:8',
    ],
  ],
  [
    'the kustomization itself',
    `patches:\n  - patch: |-\n${proxy.replace(/^/gm, '      ')}\n`,
    {},
    [
      'prod/kustomization.yaml:12',
      'prod/kustomization.yaml:13',
      'prod/kustomization.yaml:10',
    ],
  ],
  [
    'steps',
    `patches:
  - target: { kind: Deployment }
    patch: |-
      - op: add
        path: /spec/template/spec/containers/-
        value: { name: other }
      - op: add
        path: /spec/template/spec/containers/-
        value:
          name: proxy
          image: proxy:1
      - op: add
        path: /spec/template/spec/serviceAccountName
        value: web
`,
    {},
    [
      'prod/kustomization.yaml:7',
      'prod/kustomization.yaml:11',
      'prod/kustomization.yaml:12',
    ],
  ],
])(
  'a patch in %s is where its fields stand',
  async (_, text, files, expected) => {
    const placeOf = await placesWith(text, files as Record<string, string>);
    expect([
      placeOf(...containers, 0),
      placeOf(...containers, 0, 'image'),
      placeOf(...pod, 'serviceAccountName'),
    ]).toEqual(expected);
    // What no patch says stays where the resource says it.
    expect(placeOf()).toBe('base/web.yaml:2');
    expect(placeOf(...containers, 1, 'resources')).toBe('base/web.yaml:10');
  },
);

it('of two patches of the same container, the place is that which says more of it', async () => {
  const placeOf = await placesWith(
    `patches:
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: { name: web }
      spec: { template: { spec: { containers: [{ name: proxy }] } } }
  - path: proxy.yaml
`,
    { 'prod/proxy.yaml': proxy },
  );
  expect(placeOf(...containers, 0)).toBe('prod/proxy.yaml:10');
});

it('images, replicas and the namespace are where the kustomization sets them', async () => {
  const placeOf = await placesWith(`namespace: shop
images:
  - { name: other, newTag: "2" }
  - { name: web, newName: ghcr.io/acme/web, newTag: 2 }
replicas:
  - { name: web, count: 3 }
`);
  expect(placeOf('metadata', 'namespace')).toBe('prod/kustomization.yaml:1');
  expect(placeOf(...containers, 1, 'image')).toBe('prod/kustomization.yaml:4');
  expect(placeOf('spec', 'replicas')).toBe('prod/kustomization.yaml:6');
});

it('what is of another object, or was changed again, is no place', async () => {
  const placeOf = await placesWith(
    `namespace: other
images: [{ name: web, newTag: "1" }]
replicas: [{ name: web, count: 2 }, { name: api, count: 3 }]
patches:
  - path: proxy.yaml
    target: { kind: Deployment, name: api }
  - path: none.yaml
  - path: ../../outside.yaml
  - patch: "- ["
`,
    {
      'prod/proxy.yaml': proxy,
    },
  );
  expect(placeOf('metadata', 'namespace')).toBe('base/web.yaml:3');
  expect(placeOf(...containers, 1, 'image')).toBe('base/web.yaml:11');
  expect(placeOf('spec', 'replicas')).toBe('base/web.yaml:6');
  expect(placeOf(...containers, 0)).toBe('base/web.yaml:9');
});
