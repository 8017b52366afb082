import { posix } from 'path';
import { z } from 'zod';
import { own, plainText } from '../ci/json';
import { readAhead } from '../ci/readAhead';
import { RepositoryFiles } from '../files';
import { section } from '../section';
import { sourceShape } from '../shapes';
import { catalogEntities } from './catalog';
import { headingsOf, linksOf } from './markdown';
import { readYaml } from './yaml';

const pageShape = z.object({
  kind: z
    .enum([
      'operations',
      'architecture',
      'decision',
      'contributing',
      'security',
      'license',
      'changelog',
      'api',
      'other',
    ])
    .describe('What it is about, by its name, its headings and its place'),
  title: z.string().describe('Its heading or name'),
  section: z
    .boolean()
    .describe('A section of a page rather than a page of its own'),
  source: sourceShape,
});

export const docsShape = z
  .object({
    readme: z
      .object({
        exists: z.boolean().describe('There is a README'),
        characters: z.int().describe('Length of its text'),
        headings: z.array(z.string()).describe('Its headings, without marks'),
        source: sourceShape,
      })
      .describe('The README of the entity'),
    techdocs: z
      .object({
        annotated: z
          .boolean()
          .describe('catalog-info.yaml names backstage.io/techdocs-ref'),
        configured: z.boolean().describe('There is an mkdocs.yml'),
        source: sourceShape,
      })
      .describe('Documents in the portal'),
    pages: z
      .array(pageShape)
      .describe(
        'Pages of documentation, and sections of the README that stand for one',
      ),
  })
  .describe('Documentation in the repository');

type Docs = z.output<typeof docsShape>;
type Page = Docs['pages'][number];

const documentFile = /\.(md|mdx|markdown|adoc|asciidoc|rst|txt|org)$/i;
const readmeFile = /^readme(\.[\w-]+)*$/i;
const notProse =
  /(^|\/)(requirements[\w.-]*|robots|CMakeLists|LICENSE-.*|third[-_]?party.*|version|.*\.lock)\.txt$/i;

const subjects: Array<[Page['kind'], RegExp]> = [
  [
    'operations',
    /run-?_?\s?books?|play-?_?books?|operations?\b|operator'?s? (guide|manual|handbook)|operating|\bops\b|on-?\s?call|trouble-?\s?shoot|\bsre\b|incident|disaster|roll-?\s?back|maintenance|observability|monitoring|deploy(ment|ing)?\b|production|admin(istration)?\s+guide|day-?\s?2|backup|运维|运行手册|操作(手册|指南|文档)?|故障|排障|排查|值班|应急|回滚|监控|告警|部署|上线|备份|恢复/i,
  ],
  ['architecture', /architecture|\bdesign\b|system overview|架构|设计/i],
  ['api', /\bapi\b|openapi|接口/i],
];
/** Headings that tell how to run the thing where it matters, though named otherwise. */
const operationsHeading =
  /\b(run|running|install|installing|installation|set ?up|getting started|quick ?start)\b.{0,40}\b(production|kubernetes|k8s|cluster|gke|eks|aks|openshift|helm|docker|container|swarm|compose)|\b(kubernetes|helm|docker)\b.{0,30}\b(install|installation|deployment)|\b(creat|configur|provision|set(ting)? ?up)\w*.{0,30}\b(cluster|eks|gke|aks)\b|\b(cluster|eks|gke|aks)\b.{0,20}\b(creation|setup|configuration)|^(\d+\.\s*)?(using |with )?(docker|docker[- ]compose|podman|kubernetes|k8s|helm|kustomize|openshift|容器)$|安装/i;

/** The documents that the entity brings along, and what belongs to the whole repository. */
export const docsSection = section({
  name: 'docs',
  schema: docsShape,
  collect: collectDocs,
});

async function collectDocs(repository: RepositoryFiles): Promise<Docs> {
  const files = repository.files
    .filter(({ path }) => isDocument(path))
    .slice(0, 600);
  await readAhead(
    repository,
    files.map(({ path }) => path),
  );
  const readme = readmeOf(repository);
  const pages: Page[] = [];
  for (const { path } of files)
    pages.push(...(await pagesOf(repository, path)));
  pages.push(
    ...(await linkedPages(repository)),
    ...(await navigation(repository)),
  );
  return {
    readme: await readmeEvidence(repository, readme),
    techdocs: await techdocs(repository),
    pages: pages.slice(0, 300),
  };
}

function isDocument(path: string): boolean {
  const name = posix.basename(path);
  if (
    /^(LICEN[CS]E|COPYING|SECURITY|CONTRIBUTING|CHANGELOG|README|RUNBOOK|OPERATIONS)$/i.test(
      name,
    )
  )
    return true;
  return documentFile.test(name) && !notProse.test(path);
}

async function pagesOf(
  repository: RepositoryFiles,
  path: string,
): Promise<Page[]> {
  const name = posix.basename(path).replace(documentFile, '');
  const source = { file: path, line: 0 };
  const page = (kind: Page['kind'], title = name): Page => ({
    kind,
    title,
    section: false,
    source,
  });
  if (/^(LICEN[CS]E|COPYING)/i.test(name)) return [page('license')];
  if (/^SECURITY/i.test(name)) return [page('security')];
  if (/^CONTRIBUTING|^DEVELOP/i.test(name)) return [page('contributing')];
  if (/^(CHANGELOG|CHANGES|HISTORY|RELEASE[-_]?NOTES)/i.test(name))
    return [page('changelog')];
  if (/(^|\/)(adrs?|decisions|architecture[-_]decisions?)\//i.test(path))
    return [page('decision')];
  if (/(^|\/)(PULL_REQUEST_TEMPLATE|ISSUE_TEMPLATE)/i.test(path)) return [];
  const content = await repository.read(path);
  const body = content.kind === 'text' ? content.text : '';
  if (body.trim() === '') return [];
  const headings = headingsOf(body);
  const isReadme = readmeFile.test(posix.basename(path));
  const title = headings[0]?.text ?? name;
  const named = isReadme ? undefined : subjectOf(`${words(path)} ${title}`);
  const found: Page[] =
    isReadme && !inDocs(path) ? [] : [page(named ?? 'other', title)];
  for (const heading of headings) {
    const kind =
      subjectOf(heading.text) ??
      (operationsHeading.test(heading.text) ? 'operations' : undefined);
    if (kind && kind !== named)
      found.push({
        kind,
        title: heading.text,
        section: true,
        source: { file: path, line: heading.line },
      });
  }
  // A README may lead to documents that are kept elsewhere.
  for (const link of isReadme ? linksOf(body) : []) {
    if (subjectOf(link.text) !== 'operations') continue;
    found.push({
      kind: 'operations',
      title: link.text,
      section: true,
      source: { file: path, line: link.line },
    });
  }
  return found;
}

function inDocs(path: string): boolean {
  return /(^|\/)(docs?|documentation|wiki|runbooks?)\//i.test(path);
}

/** Names of the file and of the directories of documents above it, as words. */
function words(path: string): string {
  const parts = path.replace(documentFile, '').split('/');
  const from = parts.findIndex(part =>
    /^(docs?|documentation|wiki|runbooks?|playbooks?|operations|ops)$/i.test(
      part,
    ),
  );
  return parts
    .slice(from >= 0 ? from : -1)
    .join(' ')
    .replace(/[-_.]+/g, ' ');
}

function subjectOf(title: string): Page['kind'] | undefined {
  return subjects.find(([, pattern]) => pattern.test(title))?.[0];
}

function readmeOf(repository: RepositoryFiles): string | undefined {
  const at = (directory: string) =>
    repository.files.find(
      ({ path }) =>
        posix.dirname(path) === (directory || '.') &&
        readmeFile.test(posix.basename(path)),
    )?.path;
  return at(repository.subpath) ?? at('') ?? at('.github') ?? at('docs');
}

async function readmeEvidence(
  repository: RepositoryFiles,
  path: string | undefined,
): Promise<Docs['readme']> {
  const content = path ? await repository.text(path) : undefined;
  if (path === undefined || content === undefined) {
    return {
      exists: path !== undefined,
      characters: 0,
      headings: [],
      source: { file: path ?? '', line: 0 },
    };
  }
  return {
    exists: true,
    characters: content.trim().length,
    headings: headingsOf(content)
      .map(heading => heading.text)
      .slice(0, 100),
    source: { file: path, line: 0 },
  };
}

async function techdocs(
  repository: RepositoryFiles,
): Promise<Docs['techdocs']> {
  const config = repository.find(
    ['mkdocs.{yml,yaml}', 'docs/mkdocs.{yml,yaml}'],
    { scope: 'any' },
  )[0];
  const annotated = (await catalogEntities(repository)).find(
    entity => entity.annotations['backstage.io/techdocs-ref'] !== undefined,
  );
  return {
    annotated: annotated !== undefined,
    configured: config !== undefined,
    source: annotated?.source ?? { file: config?.path ?? '', line: 0 },
  };
}

/** Links of the catalog entity: the runbook may be kept elsewhere. */
async function linkedPages(repository: RepositoryFiles): Promise<Page[]> {
  const found: Page[] = [];
  for (const entity of await catalogEntities(repository)) {
    for (const { title, source } of entity.links) {
      const kind = subjectOf(title);
      if (kind) found.push({ kind, title, section: false, source });
    }
  }
  return found;
}

async function navigation(repository: RepositoryFiles): Promise<Page[]> {
  const config = repository.find(['mkdocs.{yml,yaml}'], { scope: 'any' })[0];
  if (!config) return [];
  const found: Page[] = [];
  for (const document of await readYaml(repository, config.path)) {
    const visit = (value: unknown, depth: number) => {
      if (depth > 6 || found.length > 50) return;
      if (Array.isArray(value))
        value.slice(0, 200).forEach(item => visit(item, depth + 1));
      else if (value !== null && typeof value === 'object') {
        for (const [title, inner] of Object.entries(value)) {
          const kind = subjectOf(title);
          if (kind && plainText(inner) !== undefined)
            found.push({
              kind,
              title,
              section: false,
              source: {
                file: config.path,
                line: document.keyPosition(['nav'])?.line ?? 0,
              },
            });
          visit(inner, depth + 1);
        }
      }
    };
    visit(own(document.value, 'nav'), 0);
  }
  return found;
}
