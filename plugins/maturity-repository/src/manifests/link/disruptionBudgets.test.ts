import { deployment, documents, linkedOf } from './testing';

const budget = (...spec: string[]) =>
  [
    'apiVersion: policy/v1',
    'kind: PodDisruptionBudget',
    'metadata: {name: web}',
    'spec:',
    ...spec.map(line => `  ${line}`),
  ].join('\n');
const web = (replicas: number) =>
  deployment('web', '{app: web}', { spec: `replicas: ${replicas}` });
const selector = 'selector: {matchLabels: {app: web}}';

it.each([
  ['minAvailable: 1', 2, 1],
  ['minAvailable: 1', 1, 0],
  ['minAvailable: 2', 2, 0],
  ['minAvailable: 50%', 3, 1],
  ['minAvailable: 100%', 5, 0],
  ['maxUnavailable: 1', 1, 1],
  ['maxUnavailable: 0', 3, 0],
  ['maxUnavailable: 10%', 3, 1],
  ['maxUnavailable: 0%', 3, 0],
])('%s of %d pods lets %d go', async (bound, replicas, disruptions) => {
  const { disruptionBudgets, workloads } = await linkedOf(
    documents(budget(selector, bound), web(replicas)),
  );
  expect(disruptionBudgets[0]).toMatchObject({
    workloads: ['Deployment/web'],
    disruptions,
    allowsDisruption: disruptions > 0,
    boundSource: { line: 6 },
    alwaysAllow: { set: false, value: false },
  });
  expect(workloads[0].disruptionBudget).toMatchObject({
    set: true,
    name: 'web',
    source: { line: 2 },
  });
});

it("counts the autoscaler's minimum, not the replicas written", async () => {
  const { disruptionBudgets } = await linkedOf(
    documents(
      budget(selector, 'minAvailable: 2'),
      'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {scaleTargetRef: {kind: Deployment, name: web}, minReplicas: 2, maxReplicas: 9}',
      web(5),
    ),
  );
  expect(disruptionBudgets[0].allowsDisruption).toBe(false);
});

it.each([
  ['selector: {}', 1],
  ['maxUnavailable: 1', 0],
  ['selector: {matchLabels: {app: other}}', 0],
])('%s selects %d workloads', async (spec, count) => {
  const { disruptionBudgets, workloads } = await linkedOf(
    documents(budget(spec), web(2)),
  );
  expect(disruptionBudgets[0].workloads).toHaveLength(count);
  expect(disruptionBudgets[0].allowsDisruption).toBe(true);
  expect(workloads[0].disruptionBudget.set).toBe(count > 0);
});

it('says whether pods that are not ready may always go', async () => {
  const { disruptionBudgets } = await linkedOf(
    budget('unhealthyPodEvictionPolicy: AlwaysAllow'),
  );
  expect(disruptionBudgets[0].alwaysAllow).toMatchObject({
    set: true,
    value: true,
    source: { line: 5 },
  });
});
