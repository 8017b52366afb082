import { deployment, documents, linkedOf } from './testing';

const web = deployment('web', '{app: web}', {
  container: 'ports: [{name: metrics, containerPort: 9090}]',
});
const service =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web, labels: {app: web}}\nspec: {selector: {app: web}, ports: [{name: http, port: 80, targetPort: metrics}]}';
const monitor = (kind: string, spec: string) =>
  `apiVersion: monitoring.coreos.com/v1\nkind: ${kind}\nmetadata: {name: web}\nspec: ${spec}`;

it.each([
  [
    'ServiceMonitor',
    '{selector: {matchLabels: {app: web}}, endpoints: [{port: http}]}',
    [true, true, 1],
  ],
  [
    'ServiceMonitor',
    '{selector: {matchLabels: {app: web}}, endpoints: [{port: web}]}',
    [true, false, 1],
  ],
  [
    'ServiceMonitor',
    '{selector: {matchLabels: {app: web}}, endpoints: [{targetPort: 9090}]}',
    [true, true, 1],
  ],
  [
    'ServiceMonitor',
    '{selector: {matchLabels: {app: other}}, endpoints: [{port: http}]}',
    [false, true, 0],
  ],
  [
    'PodMonitor',
    '{selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: metrics}]}',
    [true, true, 1],
  ],
  [
    'PodMonitor',
    '{selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: http}]}',
    [true, false, 1],
  ],
  ['PodMonitor', '{selector: {matchLabels: {app: other}}}', [false, true, 0]],
])('%s %s', async (kind, spec, [matches, portsFound, count]) => {
  const { monitors, workloads } = await linkedOf(
    documents(monitor(kind, spec), service, web),
  );
  expect(monitors[0]).toMatchObject({
    title: `${kind}/web`,
    matches,
    portsFound,
    otherNamespaces: false,
  });
  expect(monitors[0].workloads).toHaveLength(Number(count));
  expect(workloads[0].monitors).toEqual(count ? [`${kind}/web`] : []);
});

it('looks where its namespaceSelector says', async () => {
  const of = async (namespaceSelector: string) => {
    const { monitors } = await linkedOf(
      documents(
        monitor(
          'ServiceMonitor',
          `{selector: {}, namespaceSelector: ${namespaceSelector}}`,
        ).replace('{name: web}', '{name: web, namespace: monitoring}'),
        service.replace('{name: web,', '{name: web, namespace: app,'),
      ),
    );
    return [monitors[0].matches, monitors[0].otherNamespaces];
  };
  expect(await of('{}')).toEqual([false, false]);
  expect(await of('{any: true}')).toEqual([true, true]);
  expect(await of('{matchNames: [app]}')).toEqual([true, true]);
  expect(await of('{matchNames: [other]}')).toEqual([false, true]);
});

it('tells pods that rely on annotations', async () => {
  const { workloads } = await linkedOf(
    web.replace(
      'metadata: {labels: {app: web}}',
      'metadata: {labels: {app: web}, annotations: {prometheus.io/scrape: "true"}}',
    ),
  );
  expect(workloads[0].scrapeAnnotations).toBe(true);
});
