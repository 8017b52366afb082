import { repositoryOf } from '../files/testing';
import { manifestsOf } from './manifests';

const deployment = (...images: string[]) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
${images
  .map((image, index) => `        - { name: c${index}, image: "${image}" }\n`)
  .join('')}`;

async function filledIn(files: Record<string, string>): Promise<string[]> {
  const repository = await repositoryOf(files);
  const { linked } = await manifestsOf(repository);
  return linked.containers
    .filter(({ image }) => image.placeholder)
    .map(({ image }) => image.text);
}

it('are those that Skaffold builds, in a profile too', async () => {
  expect(
    await filledIn({
      'k8s/web.yaml': deployment('web', 'acme/api:dev', 'redis', 'web-db'),
      'services/skaffold.yaml': `apiVersion: skaffold/v4beta1
kind: Config
build: { artifacts: [{ image: web }] }
---
profiles: [{ name: dev, build: { artifacts: [{ image: acme/api }] } }]
`,
    }),
  ).toEqual(['web', 'acme/api:dev']);
});

it.each([
  [
    'Makefile',
    'deploy:\n\tcd k8s && $(KUSTOMIZE) edit set image controller=${IMG}\n',
  ],
  ['hack/deploy.sh', 'kustomize edit set image "controller=$IMG"\n'],
])('are those that %s has kustomize name', async (path, text) => {
  expect(
    await filledIn({
      'k8s/web.yaml': deployment('controller:latest', 'proxy:1.0'),
      [path]: text,
    }),
  ).toEqual(['controller:latest']);
});

it('are none that are named by digest, nor where nothing puts them in', async () => {
  const image = `web@sha256:${'a'.repeat(64)}`;
  expect(
    await filledIn({
      'k8s/web.yaml': deployment(image, 'other'),
      'skaffold.yaml': 'build: { artifacts: [{ image: web }] }\n',
    }),
  ).toEqual([]);
});
