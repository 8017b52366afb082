import { changed, deployment, problemsOf, type Changes } from './testing';
import { hasSchema, validateObject } from './validateObject';

const CONTAINER = 'spec.template.spec.containers.0';
const SHOWN = 'spec.template.spec.containers[0]';

function afterChange(changes: Changes): string[] {
  return problemsOf(changed(changes));
}

describe('validateObject', () => {
  it('finds nothing in a good object', () => {
    expect(problemsOf(deployment())).toEqual([]);
  });

  it('finds nothing where it knows no schema', () => {
    expect(hasSchema('apps/v1', 'Deployment')).toBe(true);
    expect(hasSchema('velero.io/v1', 'Schedule')).toBe(false);
    expect(
      problemsOf({ apiVersion: 'velero.io/v1', kind: 'Schedule', spce: {} }),
    ).toEqual([]);
  });

  it('ignores what is no object yet, or not in clear text', () => {
    const bad = { ...deployment(), spec: { replcas: 1 } };
    expect(problemsOf(bad)).not.toEqual([]);
    expect(problemsOf({ ...bad, $patch: 'delete' })).toEqual([]);
    expect(problemsOf({ ...bad, sops: { mac: 'ENC[…]' } })).toEqual([]);
    expect(problemsOf({ ...bad, sops: true })).not.toEqual([]);
  });

  it('leaves a status alone', () => {
    expect(problemsOf({ ...deployment(), status: { any: 'thing' } })).toEqual(
      [],
    );
  });

  it('takes null for a field that is not set', () => {
    expect(
      afterChange({
        'metadata creationTimestamp': null,
        'spec template spec nodeSelector': null,
        'spec template spec containers 0 args': null,
      }),
    ).toEqual([]);
    expect(afterChange({ 'spec selector': null })).toEqual([
      'missing-field spec: spec needs the field selector',
    ]);
  });
});

describe('unknown fields', () => {
  it('are told with what was most likely meant', () => {
    expect(
      afterChange({
        'spec template spec securityContext runAsNonRot': true,
        'spec template spec containers 0 livenesProbe': {},
        'spec template spec containers 0 Image': 'x',
        'spec template spec containers 0 colour': 'red',
      }),
    ).toEqual([
      `unknown-field spec.template.spec.securityContext.runAsNonRot: runAsNonRot is not a field of spec.template.spec.securityContext; did you mean runAsNonRoot?`,
      `unknown-field ${CONTAINER}.livenesProbe: livenesProbe is not a field of ${SHOWN}; did you mean livenessProbe?`,
      `unknown-field ${CONTAINER}.Image: Image is not a field of ${SHOWN}; did you mean image?`,
      `unknown-field ${CONTAINER}.colour: colour is not a field of ${SHOWN}`,
    ]);
  });

  it('are told in Chinese too', () => {
    expect(validateObject(changed({ 'spec replcas': 2 }))[0].message.zh).toBe(
      'replcas 不是 spec 的字段，是否应为 replicas？',
    );
  });

  it('are told of custom resources', () => {
    expect(
      problemsOf({
        apiVersion: 'networking.istio.io/v1',
        kind: 'DestinationRule',
        metadata: { name: 'shop' },
        spec: {
          host: 'shop',
          trafficPolicy: { circuitBreaker: { consecutiveErrors: 3 } },
        },
      }),
    ).toEqual([
      'unknown-field spec.trafficPolicy.circuitBreaker: circuitBreaker is not a field of spec.trafficPolicy',
    ]);
  });

  it('are not told where any field is allowed', () => {
    expect(
      problemsOf({
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'shop' },
        spec: {
          project: 'shop',
          destination: { namespace: 'shop' },
          source: {
            repoURL: 'https://example.com/shop',
            helm: { valuesObject: { any: { thing: [1] } } },
          },
        },
      }),
    ).toEqual([]);
  });

  it('know fields that Kubernetes added after the models were made', () => {
    expect(
      afterChange({
        'spec template spec volumes 1': {
          name: 'cache',
          emptyDir: { mode: 0o700 },
        },
      }),
    ).toEqual([]);
  });
});

describe('wrong types', () => {
  it('ask for quotes where YAML read something else than text', () => {
    expect(
      afterChange({
        'metadata annotations example.com/on': true,
        'spec template spec containers 0 env 0 value': 8080,
      }),
    ).toEqual([
      'wrong-type metadata.annotations.example.com/on: metadata.annotations["example.com/on"] needs text, but is a boolean; YAML reads yes, no, on, off, true and false so: write it in quotes',
      `wrong-type ${CONTAINER}.env.0.value: ${SHOWN}.env[0].value needs text, but is a number; write it in quotes`,
    ]);
  });

  it('ask to take quotes away from numbers and booleans', () => {
    expect(
      afterChange({
        'spec replicas': '3',
        'spec template spec hostNetwork': 'false',
        'spec minReadySeconds': 'soon',
      }),
    ).toEqual([
      'wrong-type spec.replicas: spec.replicas needs a whole number, but is text; write it without quotes',
      'wrong-type spec.template.spec.hostNetwork: spec.template.spec.hostNetwork needs true or false, but is text; write it without quotes',
      'wrong-type spec.minReadySeconds: spec.minReadySeconds needs a whole number, but is text',
    ]);
  });

  it('tell maps, lists and text apart', () => {
    expect(
      afterChange({
        'spec template spec containers': { name: 'shop' },
        'spec strategy': 'Recreate',
        'metadata labels': ['a'],
        'spec paused': [],
      }),
    ).toEqual([
      'wrong-type metadata.labels: metadata.labels needs a map, but is a list',
      'wrong-type spec.strategy: spec.strategy needs a map, but is text',
      'wrong-type spec.template.spec.containers: spec.template.spec.containers needs a list, but is a map',
      'wrong-type spec.paused: spec.paused needs true or false, but is a list',
    ]);
  });

  it('tell an empty entry of a list of objects', () => {
    expect(
      afterChange({ 'spec template spec containers 0 env 2': null }),
    ).toEqual([
      `wrong-type ${CONTAINER}.env.2: ${SHOWN}.env[2] needs a map, but is empty; remove the "-" without content`,
    ]);
  });

  it('wait for what a tool fills in', () => {
    expect(
      afterChange({
        'spec replicas': '${REPLICAS}',
        'spec minReadySeconds': '$SECONDS',
        'spec revisionHistoryLimit': '__HISTORY__',
        'spec progressDeadlineSeconds': '<seconds>',
        'metadata name': 'shop-${STAGE}',
        'metadata labels': '{{ .labels }}',
        'spec template spec containers 0 resources limits memory': '$(MEMORY)',
      }),
    ).toEqual([]);
  });
});

describe('missing fields', () => {
  it('are told at the object that lacks them', () => {
    expect(
      afterChange({
        'spec template spec containers 0 name': undefined,
        'metadata name': undefined,
      }),
    ).toEqual([
      'missing-field metadata: metadata needs the field name',
      `missing-field ${CONTAINER}: ${SHOWN} needs the field name`,
    ]);
    expect(
      problemsOf({ apiVersion: 'v1', kind: 'ConfigMap', data: {} }),
    ).toEqual(['missing-field : the object needs the field metadata.name']);
  });

  it('are none where a name is generated or not needed', () => {
    expect(
      problemsOf({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { generateName: 'shop-' },
      }),
    ).toEqual([]);
    expect(
      problemsOf({
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: {},
      }),
    ).toEqual([]);
  });

  it('are not what only the models require', () => {
    expect(
      problemsOf({
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'Prometheus',
        metadata: { name: 'main' },
        spec: {
          storage: {
            volumeClaimTemplate: {
              spec: { resources: { requests: { storage: '10Gi' } } },
            },
          },
        },
      }),
    ).toEqual([]);
  });
});
