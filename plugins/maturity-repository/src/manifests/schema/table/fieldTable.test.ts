import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { allKinds, kindType, typeAt } from './table';

const committed = path.join(__dirname, 'fieldTable.json');
const generator = path.resolve(
  __dirname,
  '../../../../scripts/write-schemas.mjs',
);

describe('the field table', () => {
  it('is what the generator makes of the installed models now', () => {
    const directory = mkdtempSync(path.join(os.tmpdir(), 'field-table-'));
    try {
      const out = path.join(directory, 'fieldTable.json');
      // The models are ES modules, which the test runner doesn't load: a process of their own does.
      execFileSync(process.execPath, [generator, '--out', out], {
        stdio: 'pipe',
        env: { PATH: process.env.PATH },
      });
      const fresh =
        readFileSync(out, 'utf8') === readFileSync(committed, 'utf8');
      expect(fresh ? '' : 'run node scripts/write-schemas.mjs').toBe('');
    } finally {
      rmSync(directory, { recursive: true });
    }
  }, 120_000);

  it('stays small', () => {
    expect(statSync(committed).size).toBeLessThan(300_000);
  });

  it('has a readable type for every kind, and all that this type leads to', () => {
    const seen = new Set<number>();
    const unknown: string[] = [];
    const follow = (number: number) => {
      if (seen.has(number)) {
        return;
      }
      seen.add(number);
      const type = typeAt(number);
      if (type.is === 'object') {
        unknown.push(...type.required.filter(name => !type.fields.has(name)));
        type.fields.forEach(follow);
      } else if (type.is === 'list') {
        follow(type.items);
      } else if (type.is === 'map') {
        follow(type.values);
      }
    };
    const kinds = allKinds();
    kinds.forEach(({ apiVersion, kind }) => {
      const { type } = kindType(apiVersion, kind)!;
      expect(typeAt(type).is).toBe('object');
      follow(type);
    });
    expect(unknown).toEqual([]);
    expect(kinds.length).toBeGreaterThan(120);
    expect(seen.size).toBeGreaterThan(1000);
  });

  it('knows the kinds that services bring along', () => {
    const known = [
      ['v1', 'Pod'],
      ['apps/v1', 'Deployment'],
      ['batch/v1', 'CronJob'],
      ['networking.k8s.io/v1', 'NetworkPolicy'],
      ['autoscaling/v2', 'HorizontalPodAutoscaler'],
      ['policy/v1', 'PodDisruptionBudget'],
      ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
      ['monitoring.coreos.com/v1', 'ServiceMonitor'],
      ['cert-manager.io/v1', 'Certificate'],
      ['external-secrets.io/v1', 'ExternalSecret'],
      ['networking.istio.io/v1', 'DestinationRule'],
      ['argoproj.io/v1alpha1', 'Application'],
      ['argoproj.io/v1alpha1', 'Rollout'],
      ['keda.sh/v1alpha1', 'ScaledObject'],
    ];
    known.forEach(([apiVersion, kind]) =>
      expect([apiVersion, kind, kindType(apiVersion, kind)]).toEqual([
        apiVersion,
        kind,
        expect.anything(),
      ]),
    );
    expect(kindType('velero.io/v1', 'Schedule')).toBeUndefined();
    expect(kindType('extensions/v1beta1', 'Deployment')).toBeUndefined();
    expect(kindType('__proto__', 'toString')).toBeUndefined();
  });
});
