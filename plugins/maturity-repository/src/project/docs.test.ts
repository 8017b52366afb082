import { docsSection } from './docs';
import { headingsOf } from './markdown';
import { collected } from './testing';

const kinds = async (files: Record<string, string>, subpath?: string) =>
  (await collected(docsSection, files, subpath ? { subpath } : {})).pages.map(
    ({ kind, source }) => `${kind} ${source.file}:${source.line}`,
  );

describe('headingsOf', () => {
  it('reads the usual styles and leaves code alone', () => {
    const page =
      '# One\n```\n# not\n```\nTwo\n===\n== Three\n<h2 align="c">Four</h2>\n## [Five](x) `six`\n| a |\n---\n';
    expect(headingsOf(page)).toEqual([
      { text: 'One', line: 1 },
      { text: 'Two', line: 5 },
      { text: 'Three', line: 7 },
      { text: 'Four', line: 8 },
      { text: 'Five six', line: 9 },
    ]);
  });
});

describe('docs', () => {
  it.each([
    ['docs/runbook.md'],
    ['RUNBOOK.md'],
    ['docs/ops/on-call.adoc'],
    ['docs/operations/index.md'],
    ['docs/运维手册.md'],
    ['docs/故障处理.md'],
  ])('takes %s for operating instructions', async path => {
    expect(await kinds({ [path]: 'Call the team.' })).toEqual([
      `operations ${path}:0`,
    ]);
  });

  it.each([
    ['Deployment'],
    ['Troubleshooting'],
    ['Monitoring and alerts'],
    ['Running in Kubernetes'],
    ['Install with Helm'],
    ['Docker'],
    ['4. EKS Cluster Creation'],
    ['部署说明'],
    ['监控与告警'],
  ])(
    'takes the section %s of a README for operating instructions',
    async heading => {
      expect(await kinds({ 'README.md': `# App\n\n## ${heading}\n` })).toEqual([
        'operations README.md:3',
      ]);
    },
  );

  it.each([
    ['Usage'],
    ['License'],
    ['Installation'],
    ['Development'],
    ['Docker Hub badges'],
  ])('does not take the section %s for them', async heading => {
    expect(await kinds({ 'README.md': `# App\n\n## ${heading}\n` })).toEqual(
      [],
    );
  });

  it('does not take an empty page, a list of packages or a template for a document', async () => {
    expect(
      await kinds({
        'docs/runbook.md': '\n',
        'requirements.txt': 'deploy==1',
        '.github/PULL_REQUEST_TEMPLATE.md': '# Deployment',
      }),
    ).toEqual([]);
  });

  it('follows the names of links in a README to documents kept elsewhere', async () => {
    expect(
      await kinds({
        'README.md':
          '# App\n\nSee the [production installation](https://docs.example.com/x).\n![deploy](https://x/y.svg)\n[API](https://x)\n',
      }),
    ).toEqual(['operations README.md:3']);
  });

  it('knows the other documents', async () => {
    expect(
      await kinds({
        LICENSE: 'Apache',
        'SECURITY.md': 'x',
        'CONTRIBUTING.md': 'x',
        'CHANGELOG.md': 'x',
        'docs/adr/0001-go.md': '# Go',
        'docs/architecture.md': '# How it is built',
      }),
    ).toEqual([
      'changelog CHANGELOG.md:0',
      'contributing CONTRIBUTING.md:0',
      'license LICENSE:0',
      'security SECURITY.md:0',
      'decision docs/adr/0001-go.md:0',
      'architecture docs/architecture.md:0',
    ]);
  });

  it('sees links of the catalog entity and the navigation of mkdocs', async () => {
    const docs = await collected(docsSection, {
      'catalog-info.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: x\n  annotations:\n    backstage.io/techdocs-ref: dir:.\n  links:\n    - url: https://wiki.example.com\n      title: Runbook\n',
      'mkdocs.yml':
        'site_name: x\nnav:\n  - Home: index.md\n  - Operations: ops.md\n',
    });
    expect(docs.techdocs).toEqual({
      annotated: true,
      configured: true,
      source: { file: 'catalog-info.yaml', line: 2 },
    });
    expect(docs.pages).toMatchObject([
      {
        kind: 'operations',
        title: 'Runbook',
        source: { file: 'catalog-info.yaml', line: 8 },
      },
      {
        kind: 'operations',
        title: 'Operations',
        source: { file: 'mkdocs.yml', line: 2 },
      },
    ]);
  });

  it('prefers the README beside the code, and takes documents of the whole repository too', async () => {
    const files = {
      'README.md': '# All\n\n## Deployment\n',
      'src/a/README.md': '# A\n',
      'src/b/x.go': '',
    };
    const a = await collected(docsSection, files, { subpath: 'src/a' });
    expect(a.readme).toMatchObject({
      exists: true,
      source: { file: 'src/a/README.md' },
    });
    expect(a.pages).toMatchObject([
      { kind: 'operations', source: { file: 'README.md', line: 3 } },
    ]);
    const b = await collected(docsSection, files, { subpath: 'src/b' });
    expect(b.readme.source.file).toBe('README.md');
  });
});
