import { deployment, documents, linkedOf } from './testing';

const hpa = (...spec: string[]) =>
  [
    'apiVersion: autoscaling/v2',
    'kind: HorizontalPodAutoscaler',
    'metadata: {name: web}',
    'spec:',
    '  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}',
    ...spec.map(line => `  ${line}`),
  ].join('\n');
const cpu =
  'metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]';
const requests = { container: 'resources: {requests: {cpu: 100m}}' };

it('finds its target and what sets the number of pods', async () => {
  const { autoscalers, workloads } = await linkedOf(
    documents(
      hpa('minReplicas: 2', 'maxReplicas: 5', cpu),
      deployment('web', '{app: web}', { ...requests, spec: 'replicas: 3' }),
    ),
  );
  expect(autoscalers[0]).toMatchObject({
    target: 'Deployment/web',
    targetFound: true,
    targetScalable: true,
    targetSetsReplicas: true,
    // After the five lines of the autoscaler, its three settings and the mark of the next document.
    targetSource: { line: 14 },
    min: { set: true, value: 2, source: { line: 6 } },
    max: { set: true, value: 5 },
    metrics: [
      {
        type: 'Resource',
        name: 'cpu',
        utilization: true,
        target: 70,
        containersWithoutRequest: [],
      },
    ],
  });
  expect(workloads[0].replicas).toMatchObject({
    count: 3,
    autoscaled: true,
    least: 2,
  });
});

it('names containers without the request that a percentage is of', async () => {
  const without = async (container?: string, metric = cpu) => {
    const { autoscalers } = await linkedOf(
      documents(hpa(metric), deployment('web', '{app: web}', { container })),
    );
    return autoscalers[0].metrics[0].containersWithoutRequest;
  };
  expect(await without()).toEqual(['main']);
  expect(await without('resources: {limits: {cpu: 1}}')).toEqual([]);
  expect(await without('resources: {requests: {memory: 1Gi}}')).toEqual([
    'main',
  ]);
  expect(
    await without(
      undefined,
      'metrics: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 500m}}}]',
    ),
  ).toEqual([]);
  expect(
    await without(
      undefined,
      'metrics: [{type: ContainerResource, containerResource: {name: cpu, container: other, target: {type: Utilization, averageUtilization: 70}}}]',
    ),
  ).toEqual([]);
});

it('tells a target that is not there, or can not be scaled', async () => {
  const missing = await linkedOf(hpa());
  expect(missing.autoscalers[0]).toMatchObject({
    targetFound: false,
    targetSetsReplicas: false,
    targetSource: { line: 5 },
    min: { set: false, value: 1 },
  });
  const daemons = await linkedOf(
    documents(
      hpa().replace('kind: Deployment', 'kind: DaemonSet'),
      deployment('web', '{app: web}', { kind: 'DaemonSet' }),
    ),
  );
  expect(daemons.autoscalers[0].targetScalable).toBe(false);
});

it('reads the form of v1', async () => {
  const { autoscalers } = await linkedOf(
    documents(
      hpa('targetCPUUtilizationPercentage: 80').replace('/v2', '/v1'),
      deployment('web', '{app: web}'),
    ),
  );
  expect(autoscalers[0]).toMatchObject({
    apiVersion: 'autoscaling/v1',
    metrics: [{ name: 'cpu', target: 80, containersWithoutRequest: ['main'] }],
  });
});

it('reads a ScaledObject of KEDA', async () => {
  const { autoscalers, workloads } = await linkedOf(
    documents(
      'apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata: {name: web}\nspec: {scaleTargetRef: {name: web}, minReplicaCount: 3, triggers: [{type: cpu, metricType: Utilization, metadata: {value: "60"}}, {type: kafka, metadata: {lagThreshold: "5"}}]}',
      deployment('web', '{app: web}'),
    ),
  );
  expect(autoscalers[0]).toMatchObject({
    kind: 'ScaledObject',
    targetFound: true,
    min: { value: 3 },
    max: { set: false, value: 100 },
    metrics: [
      { type: 'cpu', target: 60, containersWithoutRequest: ['main'] },
      { type: 'kafka', utilization: false, containersWithoutRequest: [] },
    ],
  });
  expect(workloads[0].replicas).toMatchObject({ autoscaled: true, least: 3 });
});

it('tells a VerticalPodAutoscaler that fights a horizontal one', async () => {
  const vpa =
    'apiVersion: autoscaling.k8s.io/v1\nkind: VerticalPodAutoscaler\nmetadata: {name: web}\nspec: {targetRef: {kind: Deployment, name: web}, updatePolicy: {updateMode: Auto}}';
  const web = deployment('web', '{app: web}');
  const alone = await linkedOf(documents(vpa, web));
  expect(alone.verticalAutoscalers[0]).toMatchObject({
    target: 'Deployment/web',
    targetFound: true,
    mode: { set: true, value: 'Auto' },
    alsoHorizontal: false,
    bounded: false,
  });
  const both = await linkedOf(documents(vpa, hpa(cpu), web));
  expect(both.verticalAutoscalers[0].alsoHorizontal).toBe(true);
});
