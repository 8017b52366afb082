import { posix } from 'path';
import { z } from 'zod';
import { own, plainText } from '../ci/json';
import { readAhead, RepositoryFiles } from '../files';
import { sourceShape } from '../shapes';
import { catalogEntities } from './catalog';
import { runsItSomewhere } from './elsewhere';
import { diagramsOf, headingsOf, linksOf } from './markdown';
import { ofAnotherService } from './siblings';
import { Topic, topics, topicsOf, topicsOfSections } from './topics';
import { readYaml } from './yaml';

export const pageShape = z.object({
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
  topics: z
    .array(z.enum(topics))
    .describe(
      'What of operating the service it tells, by its headings and the commands in it',
    ),
  source: sourceShape,
});

type Page = z.output<typeof pageShape>;

const MAX_FILES = 600;
const documentFile = /\.(md|mdx|markdown|adoc|asciidoc|rst|txt|org)$/i;
const diagramFile = /\.(puml|plantuml|mmd|mermaid)$/i;
export const readmeFile = /^readme(\.[\w-]+)*$/i;
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
/** Other senses of the words above: operations of an interface, Ansible's template of a page. */
const otherSense =
  /\b(crud|read|write|supported|available|api|rest|graphql|batch|bulk|async(hronous)?|long[- ]running|file|git|database|db|query|string|list|set|bitwise|atomic|http)['"’]?\s+operations?\b|\bexample play-?books?\b/gi;
/** What is below such a directory is about the tests. */
const testDirectory =
  /(^|\/)(tests?|specs?|testing|fixtures|__tests__|e2e([-_][\w-]+)?|[\w-]+[-_](tests?|e2e))\//i;

/** Pages of the entity and of the whole repository, sections of its READMEs, and links. */
export async function pagesOf(repository: RepositoryFiles): Promise<Page[]> {
  const pages: Page[] = [];
  for (const path of await documentsOf(repository)) {
    pages.push(...(await pagesOfFile(repository, path)));
  }
  return [
    ...pages,
    ...(await linkedPages(repository)),
    ...(await navigation(repository)),
  ];
}

/** Paths of the documents that are the entity's own or the whole repository's; they have been read ahead. */
export async function documentsOf(
  repository: RepositoryFiles,
): Promise<string[]> {
  const paths = repository.files
    .map(({ path }) => path)
    .filter(isDocument)
    .slice(0, MAX_FILES);
  await readAhead(repository, paths);
  const kept: string[] = [];
  for (const path of paths) {
    if (!(await ofAnotherService(repository, path))) kept.push(path);
  }
  return kept;
}

function isDocument(path: string): boolean {
  const name = posix.basename(path);
  if (diagramFile.test(name)) return true;
  if (
    /^(LICEN[CS]E|COPYING|SECURITY|CONTRIBUTING|CHANGELOG|README|RUNBOOK|OPERATIONS)$/i.test(
      name,
    )
  )
    return true;
  return documentFile.test(name) && !notProse.test(path);
}

async function pagesOfFile(
  repository: RepositoryFiles,
  path: string,
): Promise<Page[]> {
  if (diagramFile.test(path)) return [diagram(path, 0)];
  const name = posix.basename(path).replace(documentFile, '');
  const source = { file: path, line: 0 };
  const page = (
    kind: Page['kind'],
    title = name,
    told: Topic[] = [],
  ): Page => ({
    kind,
    title,
    section: false,
    topics: told,
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
  const told = topicsOfSections(headings, body);
  const found: Page[] =
    isReadme && !inDocs(path)
      ? []
      : [page(named ?? 'other', title, topicsOfPage(path, body, told))];
  for (const [index, heading] of headings.entries()) {
    const kind =
      subjectOf(heading.text) ??
      (runsItSomewhere(headings, index) ? 'operations' : undefined);
    const tells = isReadme && told[index].length > 0;
    if (kind ? kind !== named : tells)
      found.push({
        kind: kind ?? 'other',
        title: heading.text,
        section: true,
        topics: told[index],
        source: { file: path, line: heading.line },
      });
  }
  const [drawn] = diagramsOf(body);
  if (drawn !== undefined && named !== 'architecture')
    found.push(diagram(path, drawn));
  // A README may lead to documents that are kept elsewhere.
  for (const link of isReadme ? linksOf(body) : []) {
    if (subjectOf(link.text) !== 'operations') continue;
    found.push({
      kind: 'operations',
      title: link.text,
      section: true,
      topics: topicsOf(link.text, []),
      source: { file: path, line: link.line },
    });
  }
  return testDirectory.test(path)
    ? found
        .filter(({ kind }) => kind !== 'operations')
        .map(each => ({ ...each, topics: [] }))
    : found;
}

/** What a page tells: by its name, by what stands before its first heading, and by its sections. */
function topicsOfPage(path: string, body: string, told: Topic[][]): Topic[] {
  const rows = told.length > 0 ? [] : body.split('\n').slice(0, 20_000);
  const found = new Set([...topicsOf(words(path), rows), ...told.flat()]);
  return topics.filter(topic => found.has(topic));
}

/** A drawing of what calls what says how it is built. */
function diagram(file: string, line: number): Page {
  const title = line > 0 ? 'diagram' : posix.basename(file);
  return {
    kind: 'architecture',
    title,
    section: line > 0,
    topics: [],
    source: { file, line },
  };
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
  const text = title.replace(otherSense, ' ');
  return subjects.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Links of the catalog entity: the runbook may be kept elsewhere. */
async function linkedPages(repository: RepositoryFiles): Promise<Page[]> {
  const found: Page[] = [];
  for (const entity of await catalogEntities(repository)) {
    for (const { title, source } of entity.links) {
      const kind = subjectOf(title);
      if (kind)
        found.push({
          kind,
          title,
          section: false,
          topics: topicsOf(title, []),
          source,
        });
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
              topics: topicsOf(title, []),
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
