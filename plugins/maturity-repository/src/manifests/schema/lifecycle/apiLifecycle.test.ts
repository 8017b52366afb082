import { hasSchema } from '../validate/validateObject';
import { apiLifecycle } from './apiLifecycle';
import { kubernetesRows } from './kubernetes';
import { operatorRows } from './operators';

const rows = [...kubernetesRows, ...operatorRows];
const minor = (version: string) => Number(version.split('.')[1]);
const order = (version: string) =>
  Number(version.split('.')[0]) * 1000 + minor(version);

describe('apiLifecycle', () => {
  // The deprecation guide of Kubernetes, release by release.
  it.each([
    ['extensions/v1beta1', 'Deployment', '1.16', 'apps/v1 Deployment'],
    ['apps/v1beta2', 'StatefulSet', '1.16', 'apps/v1 StatefulSet'],
    [
      'extensions/v1beta1',
      'NetworkPolicy',
      '1.16',
      'networking.k8s.io/v1 NetworkPolicy',
    ],
    [
      'networking.k8s.io/v1beta1',
      'Ingress',
      '1.22',
      'networking.k8s.io/v1 Ingress',
    ],
    ['extensions/v1beta1', 'Ingress', '1.22', 'networking.k8s.io/v1 Ingress'],
    [
      'apiextensions.k8s.io/v1beta1',
      'CustomResourceDefinition',
      '1.22',
      'apiextensions.k8s.io/v1 CustomResourceDefinition',
    ],
    [
      'rbac.authorization.k8s.io/v1beta1',
      'RoleBinding',
      '1.22',
      'rbac.authorization.k8s.io/v1 RoleBinding',
    ],
    ['batch/v1beta1', 'CronJob', '1.25', 'batch/v1 CronJob'],
    [
      'policy/v1beta1',
      'PodDisruptionBudget',
      '1.25',
      'policy/v1 PodDisruptionBudget',
    ],
    ['policy/v1beta1', 'PodSecurityPolicy', '1.25', ''],
    [
      'autoscaling/v2beta2',
      'HorizontalPodAutoscaler',
      '1.26',
      'autoscaling/v2 HorizontalPodAutoscaler',
    ],
    [
      'storage.k8s.io/v1beta1',
      'CSIStorageCapacity',
      '1.27',
      'storage.k8s.io/v1 CSIStorageCapacity',
    ],
    [
      'flowcontrol.apiserver.k8s.io/v1beta3',
      'FlowSchema',
      '1.32',
      'flowcontrol.apiserver.k8s.io/v1 FlowSchema',
    ],
    [
      'resource.k8s.io/v1beta1',
      'ResourceClaim',
      '1.38',
      'resource.k8s.io/v1 ResourceClaim',
    ],
  ])('%s %s is gone from %s', (apiVersion, kind, removedIn, replacement) => {
    expect(apiLifecycle(apiVersion, kind)).toEqual({
      product: 'Kubernetes',
      deprecatedIn: expect.stringMatching(/^1\.\d+$/),
      removedIn,
      replacement,
      source: expect.stringMatching(/^https:/),
    });
  });

  it('knows alpha versions that went without a notice', () => {
    expect(apiLifecycle('batch/v2alpha1', 'CronJob')).toMatchObject({
      removedIn: '1.21',
      replacement: 'batch/v1 CronJob',
    });
  });

  it('knows what is deprecated and goes on being served', () => {
    expect(apiLifecycle('v1', 'Endpoints')).toMatchObject({
      deprecatedIn: '1.33',
      removedIn: '',
      replacement: 'discovery.k8s.io/v1 EndpointSlice',
    });
  });

  it('speaks of operators in their own versions', () => {
    expect(
      apiLifecycle('external-secrets.io/v1beta1', 'ExternalSecret'),
    ).toMatchObject({
      product: 'external-secrets',
      removedIn: '0.17',
      replacement: 'external-secrets.io/v1 ExternalSecret',
    });
    expect(apiLifecycle('rbac.istio.io/v1alpha1', 'ServiceRole')).toMatchObject(
      {
        product: 'Istio',
        replacement: 'security.istio.io/v1 AuthorizationPolicy',
      },
    );
    expect(
      apiLifecycle('gateway.networking.k8s.io/v1alpha2', 'HTTPRoute'),
    ).toMatchObject({ product: 'Gateway API', removedIn: '0.8' });
  });

  it('takes a list for its items', () => {
    expect(apiLifecycle('extensions/v1beta1', 'DeploymentList')).toEqual(
      apiLifecycle('extensions/v1beta1', 'Deployment'),
    );
  });

  it('has nothing against what is current', () => {
    [
      ['apps/v1', 'Deployment'],
      ['networking.k8s.io/v1', 'Ingress'],
      ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
      ['v1', 'Pod'],
      ['constructor', 'toString'],
    ].forEach(([apiVersion, kind]) =>
      expect(apiLifecycle(apiVersion, kind)).toBeUndefined(),
    );
  });

  it('is consistent: no row twice, deprecated before removed, replaced by what stays', () => {
    const all = rows.flatMap(row =>
      row.kinds.map(kind => `${row.apiVersion} ${kind}`),
    );
    expect(new Set(all).size).toBe(all.length);
    rows.forEach(row => {
      expect(order(row.deprecatedIn || '0.0')).toBeLessThan(
        order(row.removedIn || '9.0'),
      );
      expect(row.deprecatedIn || row.removedIn).not.toBe('');
      expect(row.source).toMatch(/^https:/);
      row.kinds.forEach(kind => {
        const { replacement } = apiLifecycle(row.apiVersion, kind)!;
        const [apiVersion, newKind = ''] = replacement.split(' ');
        const next = apiLifecycle(apiVersion, newKind)?.removedIn || '9.0';
        expect([replacement, order(next)]).toEqual([
          replacement,
          Math.max(order(next), order('1.38')),
        ]);
      });
    });
  });

  it('names replacements that the field table knows, where it knows the group', () => {
    const unknown = kubernetesRows
      .flatMap(row =>
        row.kinds.map(kind => apiLifecycle(row.apiVersion, kind)!.replacement),
      )
      .filter(replacement => / /.test(replacement))
      .filter(replacement => {
        const [apiVersion, kind] = replacement.split(' ');
        return !hasSchema(apiVersion, kind);
      });
    // Newer than the models, or of a group that they leave out.
    expect([...new Set(unknown)].sort()).toMatchInlineSnapshot(`
      [
        "certificates.k8s.io/v1 ClusterTrustBundle",
        "certificates.k8s.io/v1 PodCertificateRequest",
        "coordination.k8s.io/v1beta1 LeaseCandidate",
        "resource.k8s.io/v1 DeviceTaintRule",
        "storagemigration.k8s.io/v1 StorageVersionMigration",
      ]
    `);
  });
});
