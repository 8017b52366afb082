import { Files } from '../types';
import { after, changed, nothing, shop, without } from './shop';
import { casesOf } from './tell';

const readiness =
  '          readinessProbe:\n            httpGet: { path: /ready, port: http }\n            timeoutSeconds: 2';
const liveness =
  '          livenessProbe:\n            httpGet: { path: /live, port: http }\n            initialDelaySeconds: 5';
const startup =
  '          startupProbe:\n            httpGet: { path: /started, port: http }';

const ports =
  '          ports:\n            - name: http\n              containerPort: 8080\n';

const noReadiness = without(readiness);
const noLiveness = without(liveness);
const neither = changed([`${readiness}\n`, ''], [`${liveness}\n`, '']);
const cronJob: Files = {
  'k8s/job.yaml':
    'apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: report }\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers: [{ name: report, image: "ghcr.io/acme/report:1" }]\n',
};

/** A Service sends to the pods of a job. */
const selectedJob: Files = {
  'k8s/job.yaml': `${cronJob['k8s/job.yaml']
    .replace('CronJob', 'Job')
    .replace(
      '  jobTemplate:\n    spec:\n      template:\n        spec:',
      '  template:\n    metadata: { labels: { app: report } }\n    spec:',
    )}---\napiVersion: v1\nkind: Service\nmetadata: { name: report }\nspec: { selector: { app: report }, ports: [{ port: 80 }] }\n`,
};

/** A sidecar that nothing is sent to. */
const sidecar = (more = '') =>
  after(
    '      containers:',
    `        - { name: proxy, image: "ghcr.io/acme/proxy:1", ports: [{ name: admin, containerPort: 9901 }]${more} }`,
  );
const initSidecar = changed([
  '      containers:',
  '      initContainers:\n        - { name: logs, image: "ghcr.io/acme/logs:1", restartPolicy: Always }\n      containers:',
]);
const probePort = (path: string, to: string) =>
  changed([`path: /${path}, port: http`, `path: /${path}, port: ${to}`]);
const numbers = changed(
  ['path: /ready, port: http', 'path: /ready, port: 8080'],
  ['path: /live, port: http', 'path: /live, port: 8080'],
  ['path: /started, port: http', 'path: /started, port: 8080'],
);
const undeclared = changed(
  ['path: /ready, port: http', 'path: /ready, port: 8081'],
  [ports, ''],
);
const unselected = changed(
  [`${readiness}\n`, ''],
  ['spec:\n  selector: { app: api }\n', 'spec:\n  selector: { app: other }\n'],
);

/** What the checks of the task "set up health checks" say. */
export const healthCases = casesOf({
  'readiness-probe': {
    pass: [shop, sidecar(), initSidecar],
    fail: [{ files: noReadiness, at: ['        - name: web'] }],
    none: [nothing, selectedJob, unselected],
  },
  'liveness-probe': {
    pass: [shop, initSidecar],
    fail: [{ files: noLiveness, at: ['        - name: web'] }],
    none: [nothing, cronJob],
  },
  'probes-differ': {
    pass: [shop],
    fail: [
      {
        files: changed([
          liveness,
          liveness
            .replace('/live', '/ready')
            .replace('initialDelaySeconds: 5', 'timeoutSeconds: 2'),
        ]),
        at: ['          livenessProbe:'],
      },
    ],
    none: [nothing, noReadiness, noLiveness],
  },
  'probe-ports': {
    pass: [shop, probePort('ready', '8081')],
    fail: [
      { files: probePort('ready', 'web'), at: ['          readinessProbe:'] },
      { files: probePort('live', 'web'), at: ['          livenessProbe:'] },
      { files: probePort('started', 'web'), at: ['          startupProbe:'] },
      {
        files: changed(
          [
            'port: http }\n            timeout',
            'port: web }\n            timeout',
          ],
          [`${liveness}\n`, ''],
          [`${startup}\n`, ''],
        ),
        at: ['          readinessProbe:'],
      },
    ],
    none: [nothing, numbers],
  },
  'probe-ports-declared': {
    pass: [
      numbers,
      changed(
        ['path: /ready, port: http', 'path: /ready, port: 8080'],
        ['path: /live, port: http', 'path: /live, port: web'],
      ),
    ],
    fail: [
      { files: probePort('ready', '8081'), at: ['          readinessProbe:'] },
      { files: probePort('live', '8081'), at: ['          livenessProbe:'] },
      { files: probePort('started', '8081'), at: ['          startupProbe:'] },
    ],
    none: [nothing, shop, undeclared],
  },
  'probe-timing': {
    pass: [shop, noReadiness, noLiveness],
    fail: [
      {
        files: changed(['timeoutSeconds: 2', 'timeoutSeconds: 10']),
        at: ['          readinessProbe:'],
      },
      {
        files: changed([
          'initialDelaySeconds: 5',
          'timeoutSeconds: 30\n            periodSeconds: 20',
        ]),
        at: ['          livenessProbe:'],
      },
    ],
    none: [nothing, cronJob, neither],
  },
  'startup-probe': {
    pass: [
      shop,
      changed(['initialDelaySeconds: 5', 'initialDelaySeconds: 30']),
      without(startup),
    ],
    fail: [
      {
        files: changed(
          [`${startup}\n`, ''],
          ['initialDelaySeconds: 5', 'initialDelaySeconds: 30'],
        ),
        at: ['          livenessProbe:'],
      },
    ],
    none: [nothing, noLiveness],
  },
  'graceful-termination': {
    pass: [shop],
    fail: [
      {
        files: changed(['{ seconds: 5 }', '{ seconds: 45 }']),
        at: ['terminationGracePeriodSeconds'],
      },
    ],
    none: [
      nothing,
      without(
        '          lifecycle:\n            preStop: { sleep: { seconds: 5 } }',
      ),
    ],
  },
});
