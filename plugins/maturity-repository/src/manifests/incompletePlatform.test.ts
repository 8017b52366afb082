import { repositoryOf } from '../files/testing';
import { incompletePlatform } from './incompletePlatform';
import { loadManifestSets } from './sets';

const chart =
  'apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies: [{ name: db, version: 1.0.0, repository: https://charts.example.org }]\n';
const application =
  'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: {{ .Release.Name }} }\n';
const service =
  'apiVersion: v1\nkind: Service\nmetadata: { name: {{ .Release.Name }} }\n';

async function lists(files: Record<string, string>): Promise<string[]> {
  const repository = await repositoryOf(files);
  const sets = await loadManifestSets(repository);
  expect(sets.some(({ gaps }) => gaps.length > 0)).toBe(true);
  const found = await incompletePlatform(sets, repository);
  return [...new Set(found.map(({ evidence }) => evidence))];
}

it('a chart that does not render lacks deliveries only where it speaks of them', async () => {
  expect(
    await lists({
      'chart/Chart.yaml': chart,
      'chart/templates/app.yaml': application,
    }),
  ).toEqual([
    'deliveries',
    'deliveryProjects',
    'backupSchedules',
    'backupLocations',
  ]);
  expect(
    await lists({
      'chart/Chart.yaml': chart,
      'chart/templates/service.yaml': service,
      'argocd/app.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\n',
    }),
  ).toEqual([]);
});

it('so does a file that can not be read, but no kustomization: its files are read as they stand', async () => {
  expect(
    await lists({
      'k8s/schedule.yaml':
        'apiVersion: velero.io/v1\nkind: Schedule\nmetadata: { name: {{ x }} }\n  y\n',
    }),
  ).toContain('backupSchedules');
  expect(
    await lists({
      'deploy/kustomization.yaml':
        'resources: [app.yaml, https://github.com/acme/base]\n',
      'deploy/app.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: x }\n',
    }),
  ).toEqual([]);
});
