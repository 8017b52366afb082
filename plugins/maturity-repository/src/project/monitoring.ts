import { z } from 'zod';
import { list, own, parseJson, record, plainText } from '../ci/json';
import { RepositoryFiles } from '../files';
import { section } from '../section';
import { SourceShape, sourceShape } from '../shapes';
import { catalogEntities } from './catalog';
import { alertRulesOf, alertShape } from './alerts';
import { scrapeConfigOf, scrapeConfigShape } from './scrapeConfig';
import { readYaml } from './yaml';

const namedShape = z.object({
  kind: z.string().describe('Kind of object or file'),
  name: z.string().describe('Empty where it has none'),
  source: sourceShape,
});

export const monitoringShape = z
  .object({
    targets: z
      .array(namedShape)
      .describe(
        'Declarations that make Prometheus scrape the entity: ServiceMonitor, PodMonitor, VMServiceScrape, VMPodScrape, PodMonitoring, ScrapeConfig, or the prometheus.io/scrape annotation',
      ),
    alerts: z.array(alertShape).describe('Alerting rules'),
    dashboards: z
      .array(namedShape)
      .describe(
        'Grafana dashboards: JSON files, ConfigMaps with the grafana_dashboard label, GrafanaDashboard objects, annotations of the catalog entity',
      ),
    scrapeConfigs: z
      .array(scrapeConfigShape)
      .describe('Configurations of a Prometheus server'),
    podTemplates: z.int().describe('Files that hold a pod template'),
    logVolumes: z
      .array(namedShape)
      .describe('Volumes that by their name keep logs in files'),
  })
  .describe('What the repository declares for monitoring the entity');

type Monitoring = z.output<typeof monitoringShape>;

/** What the repository declares for monitoring the entity. Helm templates are read as text. */
export const monitoringSection = section({
  name: 'monitoring',
  schema: monitoringShape,
  collect: collectMonitoring,
});

const targetKind =
  /^kind:\s*["']?(ServiceMonitor|PodMonitor|VMServiceScrape|VMPodScrape|VMNodeScrape|PodMonitoring|ClusterPodMonitoring|ScrapeConfig)["']?\s*$/;
const dashboardKind = /^kind:\s*["']?(GrafanaDashboard|Dashboard)["']?\s*$/;
const scrapeAnnotation = /["']?prometheus\.io\/scrape["']?\s*:\s*(.*)$/;
const dashboardLabel = /["']?grafana_dashboard["']?\s*:/;
const logVolume =
  /^\s*(?:-\s+)?(?:name|mountPath):\s*["']?(\/var\/log[\w/-]*|[\w-]*logs?)["']?\s*$/;
const otherKinds = /(^|\/)(\.github|\.gitlab|\.circleci)\//;

async function collectMonitoring(
  repository: RepositoryFiles,
): Promise<Monitoring> {
  const found: Monitoring = {
    targets: [],
    alerts: [],
    dashboards: [],
    scrapeConfigs: [],
    podTemplates: 0,
    logVolumes: [],
  };
  for (const { path } of repository.find('**/*.{yml,yaml,tpl}').slice(0, 800)) {
    if (otherKinds.test(path)) continue;
    const content = await repository.read(path);
    if (content.kind !== 'text' || content.text.length > 500_000) continue;
    fromRows(found, path, content.text);
    if (/\balert:|\bscrape_configs:/.test(content.text))
      await fromDocuments(found, repository, path, content.text);
  }
  for (const { path } of repository
    .find(['**/*dashboard*.json', '**/{dashboards,grafana}/**/*.json'])
    .slice(0, 100)) {
    const title = await dashboardTitle(repository, path);
    if (title !== undefined)
      found.dashboards.push({
        kind: 'json',
        name: title,
        source: { file: path, line: 0 },
      });
  }
  found.dashboards.push(...(await annotatedDashboards(repository)));
  return cut(found);
}

/** Looks at the text row by row, so that Helm templates are understood too. */
function fromRows(found: Monitoring, path: string, whole: string): void {
  let hasPods = false;
  const volumes: Array<{ name: string; line: number }> = [];
  let hasEmptyDir = false;
  for (const [index, long] of whole.split('\n').entries()) {
    const row = long.slice(0, 400);
    const at = (kind: string, name = ''): z.output<typeof namedShape> => ({
      kind,
      name,
      source: { file: path, line: index + 1 },
    });
    const target = targetKind.exec(row)?.[1];
    if (target) found.targets.push(at(target));
    const dashboard = dashboardKind.exec(row)?.[1];
    if (dashboard && /grafana/i.test(whole))
      found.dashboards.push(at(dashboard));
    const annotation = scrapeAnnotation.exec(row)?.[1];
    if (
      annotation !== undefined &&
      !row.trimStart().startsWith('#') &&
      !/^["']?(false|no)["']?\s*$/i.test(annotation.trim())
    )
      found.targets.push(at('annotation', 'prometheus.io/scrape'));
    if (
      dashboardLabel.test(row) &&
      /^kind:\s*ConfigMap|configMapGenerator|sidecar/m.test(whole)
    )
      found.dashboards.push(at('ConfigMap'));
    if (/^\s*containers:/.test(row)) hasPods = true;
    if (/emptyDir/.test(row)) hasEmptyDir = true;
    const volume = logVolume.exec(row)?.[1];
    // Named where it is mounted and again where it is declared: one volume.
    if (volume && !volumes.some(({ name }) => name === volume))
      volumes.push({ name: volume, line: index + 1 });
  }
  if (hasPods) found.podTemplates++;
  if (!hasPods || !hasEmptyDir) return;
  for (const { name, line } of volumes.slice(0, 5))
    found.logVolumes.push({
      kind: 'volume',
      name,
      source: { file: path, line },
    });
}

async function fromDocuments(
  found: Monitoring,
  repository: RepositoryFiles,
  path: string,
  whole: string,
): Promise<void> {
  const documents = await readYaml(repository, path);
  for (const document of documents) {
    const at = (where: Array<string | number>): SourceShape => ({
      file: path,
      line: document.position(where)?.line ?? 0,
    });
    found.alerts.push(...alertRulesOf(document.value, at));
    const config = scrapeConfigOf(document.value, at);
    if (config) found.scrapeConfigs.push(config);
  }
  if (documents.length > 0) return;
  // A Helm template: not YAML, but a rule is recognised by its rows.
  const rows = whole.split('\n');
  for (const [index, row] of rows.entries()) {
    const name = /^\s*-?\s*alert:\s*(\S.{0,200})$/.exec(row.slice(0, 300))?.[1];
    if (!name) continue;
    const block = rows.slice(index, index + 30);
    const end = block.findIndex(
      (line, at) => at > 0 && /^\s*-\s*(alert|record):/.test(line),
    );
    const body = block.slice(0, end > 0 ? end : 30).join('\n');
    found.alerts.push({
      name: name.replace(/["']/g, ''),
      hasSeverity: /\bseverity:/.test(body),
      hasSummary: /\b(summary|description|message):/.test(body),
      source: { file: path, line: index + 1 },
    });
  }
}

async function dashboardTitle(
  repository: RepositoryFiles,
  path: string,
): Promise<string | undefined> {
  const content = await repository.read(path);
  if (content.kind === 'too-large' && /grafana|dashboards?\//i.test(path))
    return '';
  if (content.kind !== 'text') return undefined;
  const json = parseJson(content.text);
  const dashboard = own(json, 'dashboard') ?? json;
  const panels =
    list(own(dashboard, 'panels')).length +
    list(own(dashboard, 'rows')).length +
    Object.keys(record(own(dashboard, 'elements'))).length;
  return panels > 0 ? plainText(own(dashboard, 'title')) ?? '' : undefined;
}

async function annotatedDashboards(
  repository: RepositoryFiles,
): Promise<Monitoring['dashboards']> {
  const names = [
    'grafana/dashboard-selector',
    'grafana/overview-dashboard',
    'grafana/tag-selector',
  ];
  return (await catalogEntities(repository)).flatMap(
    ({ annotations, source }) =>
      names
        .filter(name => annotations[name])
        .map(name => ({ kind: 'annotation', name, source })),
  );
}

function cut(found: Monitoring): Monitoring {
  return {
    targets: found.targets.slice(0, 100),
    alerts: found.alerts.slice(0, 300),
    dashboards: found.dashboards.slice(0, 100),
    scrapeConfigs: found.scrapeConfigs.slice(0, 20),
    podTemplates: found.podTemplates,
    logVolumes: found.logVolumes.slice(0, 20),
  };
}
