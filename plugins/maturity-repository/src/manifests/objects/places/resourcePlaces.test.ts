import { KustomizationPlaces } from './kustomizationPlaces';
import { ResourcePlaces } from './resourcePlaces';

const resource = `apiVersion: v1
kind: Service
metadata:
  name: web
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      containers:
        - name: web
          image: web:1
        - name: log
          image: log:1
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: worker
`;

describe('ResourcePlaces', () => {
  const places = new ResourcePlaces('base/all.yaml', resource);
  const deployment = (name: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      template: {
        spec: {
          containers: [{ name: 'new' }, { name: 'log', image: 'log:2' }],
        },
      },
    },
  });
  const containers = ['spec', 'template', 'spec', 'containers'];

  it('finds what kustomize has renamed, and items that moved', () => {
    expect(places.placeOf(deployment('prod-web-x'), [])).toEqual({
      file: 'base/all.yaml',
      line: 7,
    });
    expect(
      places.placeOf(deployment('web'), [...containers, 1, 'image']).line,
    ).toBe(17);
    expect(places.placeOf(deployment('worker'), []).line).toBe(20);
  });

  it('gives what a patch added the place above it', () => {
    expect(
      places.placeOf(deployment('web'), [...containers, 0, 'image']).line,
    ).toBe(13);
    expect(places.placeOf(deployment('web'), ['spec', 'replicas']).line).toBe(
      10,
    );
  });

  it('means the whole file where it has no such object', () => {
    expect(
      places.placeOf({ kind: 'Job', metadata: { name: 'x' } }, []).line,
    ).toBe(0);
  });
});

describe('KustomizationPlaces', () => {
  const places = new KustomizationPlaces(
    'kustomization.yaml',
    'resources: [a.yaml]\nconfigMapGenerator:\n  - name: other\n  - name: settings\n    literals: [A=1]\n',
  );

  it('finds generators', () => {
    const value = { kind: 'ConfigMap', metadata: { name: 'settings-h5k2' } };
    expect(places.placeOf(value, ['data', 'A'])).toEqual({
      file: 'kustomization.yaml',
      line: 4,
    });
  });

  it('means the beginning for everything else', () => {
    const value = { kind: 'Secret', metadata: { name: 'x' } };
    expect(places.placeOf(value, []).line).toBe(1);
  });
});
