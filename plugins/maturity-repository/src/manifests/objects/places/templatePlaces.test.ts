import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { Mapping } from '../values';
import { TemplatePlaces } from './templatePlaces';

const template = `{{- /*
  A comment
  kind: Nothing
*/}}
{{- if .Values.enabled }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "web.fullname" . }}
  {{- with .Values.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- if not .Values.autoscaling }}
  replicas: {{ .Values.replicas }}
  {{- else }}
  replicas: 3 # for the time being
  {{- end }}
  template:
    spec:
      containers:
      - name: {{ .Chart.Name }}
        image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
        args:
          - --level={{ .Values.level }}
          - --port=8080
        command:
          - sh
          - -c
          - |
            spec: of a script
            exec web
        resources:
          {{- toYaml .Values.resources | nindent 10 }}
        env:
          {{- range $key, $value := .Values.env }}
          - name: {{ $key }}
            value: {{ $value | quote }}
          {{- end }}
          - name: HOST
            valueFrom: {fieldRef: {fieldPath: status.hostIP}}
      - name: proxy
        image: proxy:1
        securityContext: {runAsNonRoot: true}
{{- end }}
---
apiVersion: v1
kind: Service
metadata:
  name: {{ include "web.fullname" . }}
spec:
  ports:
    - port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: {{ include "web.fullname" . }}-admin
spec:
  ports:
    - port: 81
`;

const places = new TemplatePlaces('chart/templates/all.yaml', template);

function object(text: string): Mapping {
  return parseYaml(text).documents[0].value as Mapping;
}

const deployment = object(`
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop-web, annotations: {a: b}}
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: web
          image: web:1
          args: [--level=info, --port=8080]
          command: [sh, -c, "spec: of a script\\nexec web\\n"]
          resources: {limits: {cpu: 1}}
          env:
            - {name: A, value: x}
            - {name: B, value: x}
            - {name: HOST, valueFrom: {}}
        - name: proxy
          securityContext: {runAsNonRoot: true}
`);
const lineOf = (value: Mapping, ...path: Array<string | number>) =>
  places.placeOf(value, path).line;
const containers = ['spec', 'template', 'spec', 'containers'];

describe('TemplatePlaces', () => {
  it('finds an object at its kind', () => {
    expect(places.placeOf(deployment, [])).toEqual({
      file: 'chart/templates/all.yaml',
      line: 7,
    });
  });

  it('finds keys between the actions', () => {
    expect(lineOf(deployment, 'metadata', 'name')).toBe(9);
    expect(lineOf(deployment, ...containers)).toBe(22);
    expect(lineOf(deployment, ...containers, 0, 'image')).toBe(24);
    expect(lineOf(deployment, ...containers, 0, 'env')).toBe(36);
  });

  it('prefers the branch that says what was rendered', () => {
    expect(lineOf(deployment, 'spec', 'replicas')).toBe(18);
    const two = object('{kind: Deployment, spec: {replicas: 2}}');
    expect(lineOf(two, 'spec', 'replicas')).toBe(16);
  });

  it('stops at the nearest line above what an action writes or nobody wrote', () => {
    expect(lineOf(deployment, 'metadata', 'annotations', 'a')).toBe(11);
    expect(
      lineOf(deployment, ...containers, 0, 'resources', 'limits', 'cpu'),
    ).toBe(34);
    expect(lineOf(deployment, ...containers, 1, 'livenessProbe')).toBe(43);
    expect(lineOf(deployment, 'status')).toBe(7);
  });

  it('tells items of a list by name or text, then by their number', () => {
    expect(lineOf(deployment, ...containers, 1)).toBe(43);
    expect(lineOf(deployment, ...containers, 0, 'env', 2)).toBe(41);
    expect(lineOf(deployment, ...containers, 0, 'env', 0)).toBe(38);
    expect(lineOf(deployment, ...containers, 0, 'args', 1)).toBe(27);
    expect(lineOf(deployment, ...containers, 0, 'args', 0)).toBe(26);
    expect(lineOf(deployment, ...containers, 0, 'command', 2)).toBe(31);
  });

  it('tells documents of a kind by their names', () => {
    const service = (name: string) =>
      object(`{apiVersion: v1, kind: Service, metadata: {name: ${name}}}`);
    expect(lineOf(service('shop-web'))).toBe(49);
    expect(lineOf(service('shop-web-admin'), 'spec', 'ports')).toBe(61);
  });

  it('tells documents of a kind whose names say nothing by what stands in them', () => {
    const pod = (image: string) =>
      `kind: Pod\nmetadata: {name: x}\nspec:\n  containers:\n    - name: app\n      image: ${image}\n      tty: {{ .tty }}\n`;
    const several = new TemplatePlaces(
      'a.yaml',
      ['web', 'redis', 'web']
        .map(pod)
        .join('---\n')
        .replaceAll('{name: x}', '\n  name: {{ .name }}'),
    );
    const value = object(
      '{kind: Pod, metadata: {name: a}, spec: {containers: [{name: app, image: redis, tty: true}]}}',
    );
    expect(several.placeOf(value, []).line).toBe(10);
    expect(several.placeOf(value, ['spec', 'containers', 0, 'tty']).line).toBe(
      17,
    );
  });

  it('falls back to the first line of a template that only includes another', () => {
    const include = new TemplatePlaces('a.yaml', '{{ include "all" . }}\n');
    expect(include.placeOf(deployment, ['spec'])).toEqual({
      file: 'a.yaml',
      line: 1,
    });
  });

  it.each([
    ['dashes', `a:\n${'- '.repeat(300_000)}x`],
    ['deep keys', 'a:\n'.replace('a', ' a').repeat(50_000)],
    ['documents', '---\nkind: Deployment\n'.repeat(30_000)],
    ['open actions', '{{'.repeat(300_000)],
    ['quotes', `kind: "${'\\"'.repeat(200_000)}`],
    ['equal keys', 'spec:\n'.repeat(100_000)],
    ['items', `spec:\n${'- name: x\n'.repeat(60_000)}`],
    [
      'indentation',
      Array.from({ length: 1_500 }, (_, at) => `${' '.repeat(at)}k:`).join(
        '\n',
      ),
    ],
  ])('is done soon with hostile %s', (_, text) => {
    const hostile = new TemplatePlaces('a.yaml', text);
    const started = performance.now();
    for (let time = 0; time < 500; time++) {
      hostile.placeOf({ ...deployment }, [...containers, time, 'name']);
    }
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

it('stays in the branch of an if that the kind stands in', () => {
  const branches = `{{- if .Values.persistence }}
apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
{{- else }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
  paused: true
{{- end }}
`;
  const inBranches = new TemplatePlaces('web.yaml', branches);
  const lineFor = (kind: string, ...path: string[]) =>
    inBranches.placeOf(
      { apiVersion: 'apps/v1', kind, metadata: {}, spec: { replicas: 3 } },
      path,
    ).line;
  expect(lineFor('StatefulSet')).toBe(3);
  expect(lineFor('Deployment')).toBe(10);
  expect(lineFor('StatefulSet', 'metadata')).toBe(4);
  expect(lineFor('Deployment', 'metadata')).toBe(11);
  expect(lineFor('StatefulSet', 'spec', 'replicas')).toBe(7);
  expect(lineFor('Deployment', 'spec', 'replicas')).toBe(14);
  expect(lineFor('Deployment', 'spec', 'none')).toBe(13);
});
