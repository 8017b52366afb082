import { repositoryOf } from '../../files/testing';
import { chartYaml } from './__testUtils__/recording';
import { apiVersions } from './apiVersions';
import { loadManifestSets } from './loadManifestSets';

// Real helm is run, and machines of CI are slow.
jest.setTimeout(60_000);

/** A template that is rendered only on clusters that know an API. */
const onlyWith = (api: string, apiVersion: string, kind: string) =>
  `{{- if .Capabilities.APIVersions.Has "${api}" }}
apiVersion: ${apiVersion}
kind: ${kind}
metadata: {name: x}
{{- end }}
`;

async function kindsOf(templates: Record<string, string>): Promise<string[]> {
  const [set] = await loadManifestSets(
    await repositoryOf({
      'chart/Chart.yaml': chartYaml('shop'),
      ...Object.fromEntries(
        Object.entries(templates).map(([name, text]) => [
          `chart/templates/${name}.yaml`,
          text,
        ]),
      ),
    }),
  );
  expect(set).toMatchObject({ status: 'rendered', gaps: [] });
  return set.objects.map(({ kind }) => kind).sort();
}

describe('a chart is judged as if the cluster had', () => {
  it('the usual operators, asked for by version or by kind', async () => {
    const monitoring = 'monitoring.coreos.com/v1';
    const vpa = 'autoscaling.k8s.io/v1';
    expect(
      await kindsOf({
        a: onlyWith(monitoring, monitoring, 'PodMonitor'),
        b: onlyWith(
          `${monitoring}/ServiceMonitor`,
          monitoring,
          'ServiceMonitor',
        ),
        c: onlyWith(
          'gateway.networking.k8s.io/v1/HTTPRoute',
          'gateway.networking.k8s.io/v1',
          'HTTPRoute',
        ),
        d: onlyWith(
          `${vpa}/VerticalPodAutoscaler`,
          vpa,
          'VerticalPodAutoscaler',
        ),
      }),
    ).toEqual([
      'HTTPRoute',
      'PodMonitor',
      'ServiceMonitor',
      'VerticalPodAutoscaler',
    ]);
  });

  it('the kinds of Kubernetes itself, as a cluster names them', async () => {
    expect(
      await kindsOf({
        a: onlyWith(
          'policy/v1/PodDisruptionBudget',
          'policy/v1',
          'PodDisruptionBudget',
        ),
        b: onlyWith('v1/Service', 'v1', 'Service'),
      }),
    ).toEqual(['PodDisruptionBudget', 'Service']);
  });

  it('not what makes it another platform', async () => {
    expect(
      await kindsOf({
        a: onlyWith('route.openshift.io/v1', 'route.openshift.io/v1', 'Route'),
        b: onlyWith(
          'policy/v1beta1/PodSecurityPolicy',
          'policy/v1beta1',
          'PodSecurityPolicy',
        ),
        c: onlyWith('v1', 'v1', 'ConfigMap'),
      }),
    ).toEqual(['ConfigMap']);
  });
});

it('names each once', () => {
  expect(new Set(apiVersions).size).toBe(apiVersions.length);
});
