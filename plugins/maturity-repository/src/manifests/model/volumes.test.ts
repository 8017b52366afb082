import { podTemplateOf } from './podTemplate';
import { fieldOf, podOf } from './testing';
import { PodVolumes } from './volumes';

describe('volumes', () => {
  const spec = [
    'containers:',
    '- name: web',
    '  volumeMounts:',
    '  - {name: cache, mountPath: /cache}',
    '  - {name: data, mountPath: /var/log/app, readOnly: true}',
    '  - {name: config, mountPath: /config, subPath: a}',
    '  - {name: absent, mountPath: /absent}',
    'volumes:',
    '- {name: cache, emptyDir: {sizeLimit: 1Gi}}',
    '- {name: data, emptyDir: {}}',
    '- {name: config, configMap: {name: app}}',
    '- {name: docker, hostPath: {path: /var/run/docker.sock}}',
    '- {name: run, hostPath: {path: /var/run/}}',
    '- {name: root, hostPath: {path: /}}',
    '- {name: tmp, hostPath: {path: /tmp}}',
    '- {name: nothing}',
  ].join('\n');
  const pod = podOf(spec);
  const volumes = new PodVolumes(pod);
  const [container] = pod.spec.get('containers').items();
  const mounts = volumes.mountsOf(container);

  it('say what they are, who mounts them, and at which line', () => {
    expect(
      volumes
        .volumes(mounts)
        .map(({ name, kind, sizeLimit, logs, mounted, source }) => [
          name,
          kind,
          sizeLimit,
          logs,
          mounted,
          source.line,
        ])
        .slice(0, 4),
    ).toEqual([
      ['cache', 'emptyDir', true, false, true, 13],
      ['data', 'emptyDir', false, true, true, 14],
      ['config', 'configMap', false, false, true, 15],
      ['docker', 'hostPath', false, false, false, 16],
    ]);
  });

  it('tell the socket of the container runtime and directories that hold it', () => {
    expect(
      volumes
        .volumes([])
        .filter(({ runtimeSocket }) => runtimeSocket)
        .map(({ name }) => name),
    ).toEqual(['docker', 'run', 'root']);
  });

  it('are mounted read-only by what they are, too', () => {
    expect(
      mounts.map(({ volume, kind, readOnly, subPath }) => [
        volume,
        kind,
        readOnly,
        subPath,
      ]),
    ).toEqual([
      ['cache', 'emptyDir', false, false],
      ['data', 'emptyDir', true, false],
      ['config', 'configMap', true, true],
      ['absent', '', false, false],
    ]);
  });

  it('know the claims of a StatefulSet', () => {
    const { object } = fieldOf(
      [
        'apiVersion: apps/v1',
        'kind: StatefulSet',
        'spec:',
        '  volumeClaimTemplates: [{metadata: {name: data}}]',
        '  template:',
        '    spec:',
        '      containers: [{name: db, volumeMounts: [{name: data, mountPath: /d}]}]',
      ].join('\n'),
    );
    const template = podTemplateOf(object);
    if (!template) throw new Error('It runs pods');
    const [db] = template.spec.get('containers').items();
    expect(new PodVolumes(template).mountsOf(db)).toMatchObject([
      { volume: 'data', kind: 'persistentVolumeClaim', readOnly: false },
    ]);
  });
});
