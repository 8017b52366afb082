import { deployment, documents, linkedOf } from './testing';

const workloadOf = async (...texts: string[]) =>
  (await linkedOf(documents(...texts))).workloads[0];
const web = (more: Parameters<typeof deployment>[2] = {}) =>
  deployment('web', '{app: web}', more);
const job = (kind: string, spec: string) =>
  `apiVersion: batch/v1\nkind: ${kind}\nmetadata: {name: a}\nspec:\n  ${spec}`;
const pod =
  'template: {spec: {restartPolicy: Never, containers: [{name: a, image: a:1}]}}';

describe('the selector', () => {
  it.each([
    ['{app: web}', { set: true, matchesPod: true, changing: [] }],
    ['{app: other}', { set: true, matchesPod: false }],
    ['{app: web, version: v1}', { matchesPod: false, changing: ['version'] }],
    ['{}', { set: false, matchesPod: false }],
  ])('%s', async (labels, expected) => {
    const { selector } = await workloadOf(
      web().replace('matchLabels: {app: web}', `matchLabels: ${labels}`),
    );
    expect(selector).toMatchObject({
      required: true,
      ...expected,
      source: { line: 5 },
    });
  });

  it('is not needed by a Job', async () => {
    const { selector } = await workloadOf(job('Job', pod));
    expect(selector).toMatchObject({ required: false, matchesPod: true });
  });
});

describe('the number of pods', () => {
  it('is what is written, else one', async () => {
    expect(
      (await workloadOf(web({ spec: 'replicas: 3' }))).replicas,
    ).toMatchObject({
      applies: true,
      set: true,
      count: 3,
      least: 3,
      autoscaled: false,
      source: { line: 5 },
    });
    expect((await workloadOf(web())).replicas).toMatchObject({
      set: false,
      count: 1,
      source: { line: 4 },
    });
    expect(
      (await workloadOf(web({ kind: 'DaemonSet' }))).replicas,
    ).toMatchObject({ applies: false, count: 0 });
  });
});

describe('the strategy', () => {
  it.each([
    [
      undefined,
      {
        set: false,
        type: 'RollingUpdate',
        maxUnavailable: '25%',
        stopsAll: false,
      },
    ],
    ['strategy: {type: Recreate}', { type: 'Recreate', stopsAll: true }],
    ['strategy: {rollingUpdate: {maxUnavailable: 100%}}', { stopsAll: true }],
    [
      'strategy: {rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}',
      { maxUnavailable: '0', maxSurge: '1', stopsAll: false },
    ],
  ])('%s', async (spec, expected) => {
    const { strategy } = await workloadOf(web({ spec }));
    expect(strategy).toMatchObject({ applies: true, ...expected });
  });

  it('of a StatefulSet is its updateStrategy', async () => {
    const { strategy } = await workloadOf(
      web({ kind: 'StatefulSet', spec: 'updateStrategy: {type: OnDelete}' }),
    );
    expect(strategy).toMatchObject({ type: 'OnDelete', source: { line: 5 } });
  });

  it('of a Rollout is canary or blue-green', async () => {
    const { strategy } = await workloadOf(
      web({ kind: 'Rollout', spec: 'strategy: {blueGreen: {}}' }).replace(
        'apps/v1',
        'argoproj.io/v1alpha1',
      ),
    );
    expect(strategy).toMatchObject({ type: 'BlueGreen', stopsAll: false });
  });
});

it('a Rollout runs the pods of the Deployment it refers to', async () => {
  const rollout = (name: string) =>
    `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: web}\nspec:\n  replicas: 3\n  workloadRef: {apiVersion: apps/v1, kind: Deployment, name: ${name}}\n  strategy: {canary: {}}`;
  const scaler =
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web}\nspec: {minReplicas: 4, maxReplicas: 5, scaleTargetRef: {kind: Rollout, name: web}}';
  const scaledDown = web({ spec: 'replicas: 0' });
  const { workloads, autoscalers } = await linkedOf(
    documents(rollout('web'), scaledDown, scaler),
  );
  expect(workloads).toMatchObject([
    {
      title: 'Deployment/web',
      replicas: { count: 3, least: 4, autoscaled: true, source: { line: 5 } },
      strategy: { type: 'Canary', source: { line: 7 } },
    },
  ]);
  expect(autoscalers).toMatchObject([
    { targetFound: true, targetSetsReplicas: true, targetSource: { line: 5 } },
  ]);
  const other = await workloadOf(scaledDown, rollout('other'));
  expect(other.replicas.count).toBe(0);
});

it('a ScaledJob of KEDA runs pods that end', async () => {
  const { workloads, containers } = await linkedOf(
    `apiVersion: keda.sh/v1alpha1\nkind: ScaledJob\nmetadata: {name: a}\nspec: {jobTargetRef: {${pod}}}`,
  );
  expect(workloads).toMatchObject([
    {
      title: 'ScaledJob/a',
      longRunning: false,
      selector: { required: false },
      replicas: { applies: false },
      job: { applies: false },
    },
  ]);
  expect(containers).toMatchObject([{ name: 'a', longRunning: false }]);
});

describe('spreading', () => {
  const term = (labels: string) =>
    `{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: ${labels}}}`;
  const spread = async (podSpec: string | undefined, replicas = 2) =>
    (await workloadOf(web({ spec: `replicas: ${replicas}`, pod: podSpec })))
      .spread;

  it('applies to more pods than one', async () => {
    expect((await spread(undefined)).applies).toBe(true);
    expect((await spread(undefined, 1)).applies).toBe(false);
    expect((await workloadOf(web({ kind: 'DaemonSet' }))).spread.applies).toBe(
      false,
    );
  });

  it.each([
    [
      `topologySpreadConstraints: [${term('{app: web}')}]`,
      { topologySpread: true, matchesPod: true },
    ],
    [
      `topologySpreadConstraints: [${term('{app: other}')}]`,
      { topologySpread: true, matchesPod: false },
    ],
    [
      `affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [${term(
        '{app: web}',
      )}]}}`,
      { antiAffinity: true, matchesPod: true },
    ],
    [
      `affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: ${term(
        '{app: web}',
      )}}]}}`,
      { antiAffinity: true, matchesPod: true },
    ],
    [
      'topologySpreadConstraints: [{topologyKey: zone}]',
      { topologySpread: true, matchesPod: false, topologyKeys: ['zone'] },
    ],
    [
      'affinity: {podAffinity: {}}',
      { antiAffinity: false, topologySpread: false, matchesPod: false },
    ],
  ])('%s', async (podSpec, expected) => {
    expect(await spread(podSpec)).toMatchObject(expected);
  });

  it('by a term that means other pods is told at its selector', async () => {
    const found = await spread(
      `topologySpreadConstraints:\n      - topologyKey: zone\n        labelSelector: {matchLabels: {app: other}}`,
    );
    expect(found.mismatches).toMatchObject([{ source: { line: 12 } }]);
    expect(found.source.line).toBe(10);
  });
});

it('tells tolerations of everything', async () => {
  const { tolerations } = await workloadOf(
    web({
      pod: 'tolerations: [{operator: Exists}, {key: a, operator: Exists}, {key: a, value: b, effect: NoSchedule}]',
    }),
  );
  expect(
    tolerations.map(({ operator, everything }) => [operator, everything]),
  ).toEqual([
    ['Exists', true],
    ['Exists', false],
    ['Equal', false],
  ]);
});

it('ends later than its hooks take', async () => {
  const termination = async (pod_: string | undefined, sleep: number) =>
    (
      await workloadOf(
        web({
          pod: pod_,
          container: `lifecycle: {preStop: {sleep: {seconds: ${sleep}}}}`,
        }),
      )
    ).termination;
  expect(await termination(undefined, 15)).toMatchObject({
    gracePeriod: { set: false, value: 30 },
    preStop: 15,
    enough: true,
  });
  expect(await termination(undefined, 30)).toMatchObject({ enough: false });
  expect(
    await termination('terminationGracePeriodSeconds: 10', 15),
  ).toMatchObject({ enough: false, source: { line: 9 } });
});

describe('jobs', () => {
  it('have deadlines and a time to live', async () => {
    const found = await workloadOf(
      job(
        'Job',
        `activeDeadlineSeconds: 60\n  ttlSecondsAfterFinished: 3600\n  ${pod}`,
      ),
    );
    expect(found).toMatchObject({
      longRunning: false,
      job: {
        applies: true,
        scheduled: false,
        deadline: { set: true, value: 60, source: { line: 5 } },
        ttl: { set: true, value: 3600, source: { line: 6 } },
        backoffLimit: { set: false, value: 6 },
      },
    });
  });

  it('are made by CronJobs', async () => {
    const found = await workloadOf(
      job(
        'CronJob',
        `concurrencyPolicy: Forbid\n  startingDeadlineSeconds: 100\n  jobTemplate: {spec: {activeDeadlineSeconds: 60, ${pod}}}`,
      ),
    );
    expect(found.job).toMatchObject({
      scheduled: true,
      deadline: { value: 60, source: { line: 7 } },
      startingDeadline: { set: true, value: 100 },
      concurrencyPolicy: { set: true, value: 'Forbid' },
    });
  });
});

it('leaves out what Helm runs to test a release', async () => {
  const hooked = (hook: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a, annotations: {helm.sh/hook: "${hook}"}}\nspec: {containers: [{name: a, image: a}]}`;
  const { workloads, containers } = await linkedOf(
    documents(hooked('test'), hooked('pre-install,post-upgrade')),
  );
  expect(workloads).toMatchObject([{ hook: 'pre-install,post-upgrade' }]);
  expect(containers).toHaveLength(1);
});

it('names its labels and those of its pods, and what is wrong with them', async () => {
  const { labels } = await workloadOf(
    web().replace(
      'metadata: {name: web}',
      'metadata: {name: web, labels: {app.kubernetes.io/name: web, bad: "a b"}}',
    ),
  );
  expect(labels).toMatchObject({
    names: ['app.kubernetes.io/name', 'bad'],
    podNames: ['app'],
    problems: [{ source: { line: 3 } }],
    source: { line: 3 },
  });
});

it('has the violations of its pod and of its containers', async () => {
  const { violations } = await workloadOf(web({ pod: 'hostNetwork: true' }));
  expect(
    violations.map(({ control, container }) => [control, container]),
  ).toEqual([
    ['host-namespaces', ''],
    ['run-as-non-root', 'main'],
    ['privilege-escalation', 'main'],
    ['seccomp', 'main'],
    ['capabilities', 'main'],
  ]);
});
