import { after, changed, nothing, shop, without } from './shop';
import { casesOf } from './tell';

const none = [nothing];
const requests = (text: string) =>
  changed([
    '            requests:\n              cpu: 100m\n              memory: 64Mi',
    `            requests: ${text}`,
  ]);
const limits = (text: string) =>
  changed([
    '            limits:\n              cpu: 500m\n              memory: 128Mi',
    `            limits: ${text}`,
  ]);
const nothingSet = changed([
  '          resources:\n            requests:\n              cpu: 100m\n              memory: 64Mi\n            limits:\n              cpu: 500m\n              memory: 128Mi\n',
  '',
]);
const init = (resources: string) =>
  changed([
    '      containers:',
    `      initContainers: [{ name: first, image: "x:1", resources: ${resources} }]\n      containers:`,
  ]);
const sidecar = changed([
  '      containers:',
  '      initContainers: [{ name: proxy, image: "x:1", restartPolicy: Always }]\n      containers:',
]);
const ephemeral = changed([
  '      containers:',
  '      ephemeralContainers: [{ name: debug, image: "x:1" }]\n      containers:',
]);
const job = (resources: string) => ({
  'k8s/job.yaml': `apiVersion: batch/v1\nkind: Job\nmetadata: { name: once }\nspec: { template: { spec: { containers: [{ name: once, resources: ${resources} }] } } }\n`,
});

/** What the checks of resources say. */
export const resourceCases = casesOf({
  'resource-requests': {
    none,
    pass: [shop, init('{}'), ephemeral],
    fail: [
      { files: nothingSet, at: ['        - name: web'] },
      {
        files: changed(
          ['              cpu: 100m\n', ''],
          ['              cpu: 500m\n', ''],
        ),
        at: ['          resources:'],
      },
      {
        files: changed(
          ['              memory: 64Mi\n', ''],
          ['              memory: 128Mi\n', ''],
        ),
        at: ['          resources:'],
      },
      { files: sidecar, at: ['name: proxy'] },
    ],
  },
  'memory-limit': {
    none,
    pass: [shop, init('{}')],
    fail: [
      {
        files: without('              memory: 128Mi'),
        at: ['          resources:'],
      },
      { files: sidecar, at: ['name: proxy'] },
    ],
  },
  'cpu-limit': {
    none,
    pass: [shop],
    fail: [
      { files: sidecar, at: ['name: proxy'] },
      {
        files: without('              cpu: 500m'),
        at: ['          resources:'],
      },
    ],
  },
  'resource-amounts-valid': {
    none,
    pass: [shop],
    fail: [
      { files: changed(['memory: 128Mi', 'memory: 128MB']), at: ['128MB'] },
      { files: changed(['cpu: 500m', 'cpu: 50m']), at: ['cpu: 50m'] },
      { files: init('{ requests: { cpu: 1 cpu } }'), at: ['1 cpu'] },
    ],
  },
  'memory-amount-plausible': {
    none: [nothing, nothingSet],
    pass: [shop, requests('{ cpu: 1 }'), limits('{ cpu: 1 }')],
    fail: [
      { files: requests('{ memory: 128m }'), at: ['128m'] },
      { files: job('{ limits: { memory: 512 } }'), at: ['memory: 512'] },
    ],
  },
  'cpu-amount-plausible': {
    none: [nothing, nothingSet],
    pass: [shop, requests('{ memory: 8Gi }')],
    fail: [
      { files: limits('{ cpu: 500 }'), at: ['cpu: 500'] },
      { files: job('{ requests: { cpu: 500 } }'), at: ['cpu: 500'] },
    ],
  },
  'memory-request-near-limit': {
    none: [
      nothing,
      nothingSet,
      job('{ requests: { memory: 1Mi }, limits: { memory: 1Gi } }'),
      without('              memory: 128Mi'),
      requests('{ memory: 0 }'),
    ],
    pass: [shop, changed(['memory: 128Mi', 'memory: 256Mi'])],
    fail: [
      { files: changed(['memory: 128Mi', 'memory: 257Mi']), at: ['257Mi'] },
    ],
  },
  'scratch-space-limited': {
    none: [
      nothing,
      without(
        '        - name: scratch\n          emptyDir: { sizeLimit: 16Mi }',
      ),
    ],
    pass: [shop],
    fail: [
      {
        files: after(
          '      volumes:',
          '        - { name: cache, emptyDir: {} }',
        ),
        at: ['name: cache'],
      },
    ],
  },
});
