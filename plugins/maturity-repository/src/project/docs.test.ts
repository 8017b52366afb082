import { docsSection } from './docs';
import { headingsOf, lengthOf } from './markdown';
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
      { text: 'One', line: 1, level: 1 },
      { text: 'Two', line: 5, level: 1 },
      { text: 'Three', line: 7, level: 2 },
      { text: 'Four', line: 8, level: 2 },
      { text: 'Five six', line: 9, level: 2 },
    ]);
  });
});

describe('lengthOf', () => {
  it.each([
    ['', 0],
    ['plain text', 10],
    ['订单服务', 8],
    ['注文サービス', 12],
    ['주문', 4],
    ['订单，v2。', 10],
  ])('%s: %d', (text, length) => {
    expect(lengthOf(text)).toBe(length);
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
    ['Supported operations'],
    ['Example Playbook'],
    ['Local Kubernetes setup with Docker'],
  ])('does not take the section %s for them', async heading => {
    expect(await kinds({ 'README.md': `# App\n\n## ${heading}\n` })).toEqual(
      [],
    );
  });

  it('asks what a section is within', async () => {
    const page = (outer: string) =>
      `# App\n\n## ${outer}\n\n### First\n\n### With Docker\n`;
    expect(await kinds({ 'README.md': page('Run it on your host') })).toEqual([
      'operations README.md:7',
    ]);
    expect(await kinds({ 'README.md': page('Running it locally') })).toEqual(
      [],
    );
    expect(await kinds({ 'README.md': page('本地运行') })).toEqual([]);
  });

  it('does not take what is about tests for them', async () => {
    expect(
      await kinds({
        'browser/e2e_tests/README.md': '# Tests\n\n## Troubleshooting\n',
        'tests/docs/runbook.md': 'Run them.',
      }),
    ).toEqual([]);
  });

  it.each([
    ['![The architecture](docs/a.png)'],
    ['![](img/shop_architecture.png)'],
    ['<img alt="Component diagram" src="a.svg" />'],
    ['![系统架构](a.png)'],
  ])('takes the image %s for a description of the architecture', async row => {
    expect(await kinds({ 'README.md': `# App\n\n${row}\n` })).toEqual([
      'architecture README.md:3',
    ]);
    expect(
      await kinds({ 'README.md': '# App\n\n![Screenshot](a.png)\n' }),
    ).toEqual([]);
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

  it('takes documents of the whole repository, but not those of another service', async () => {
    const files = {
      'docs/runbooks/cart.md': '# Runbook',
      'docs/order-api/deployment.md': '# How',
      'docs/on-call.md': '# On call',
      'src/cart/Dockerfile': '',
      'src/order-api/Dockerfile': '',
      'src/web/x.ts': '',
    };
    const operations = async (subpath: string) =>
      (await kinds(files, subpath)).map(page => page.replace(/:.*$/, ''));
    expect(await operations('src/web')).toEqual(['operations docs/on-call.md']);
    expect(await operations('src/cart')).toEqual([
      'operations docs/on-call.md',
      'operations docs/runbooks/cart.md',
    ]);
    expect(await operations('src/order-api')).toEqual([
      'operations docs/on-call.md',
      'operations docs/order-api/deployment.md',
    ]);
  });

  it.each([
    ['README.md', '# A\n\n```mermaid\nflowchart LR\n  a --> b\n```\n', 3],
    ['README.md', '# A\n```{.mermaid}\n%% x\nsequenceDiagram\n```\n', 2],
    ['docs/x.md', '```plantuml\n@startuml\n```\n', 1],
    ['docs/x.adoc', 'X\n\n[plantuml]\n----\na -> b\n----\n', 3],
    ['docs/overview.puml', '@startuml\n', 0],
    ['docs/overview.mmd', 'graph TD\n', 0],
  ])(
    'takes a diagram in %s for a description of the architecture',
    async (path, text, line) => {
      expect(await kinds({ [path]: text })).toContain(
        `architecture ${path}:${line}`,
      );
    },
  );

  it.each([
    '```mermaid\ngantt\n title x\n```\n',
    '```mermaid\npie\n "a": 1\n```\n',
    '```sh\ngraph x\n```\n',
  ])('does not take %j for one', async text => {
    expect(await kinds({ 'README.md': text })).toEqual([]);
  });

  it("looks at the entity's own document among several", async () => {
    const entity = (name: string, rest: string) =>
      `kind: Component\nmetadata:\n  name: ${name}\n${rest}`;
    const files = {
      'catalog-info.yaml': [
        'kind: System\nmetadata: { name: s, annotations: { backstage.io/techdocs-ref: dir:. } }\n',
        entity(
          'a',
          '  annotations: { backstage.io/techdocs-ref: dir:., backstage.io/source-location: file:./services/a/ }\n  links: [{ title: Runbook, url: https://x.example }]\n',
        ),
        entity(
          'b',
          '  annotations: { backstage.io/source-location: url:https://github.com/acme/x/tree/main/services/b/ }\n',
        ),
      ].join('---\n'),
      'services/a/x': '',
      'services/b/x': '',
      'services/c/x': '',
    };
    const of = async (options: { subpath?: string; entity?: string }) => {
      const docs = await collected(docsSection, files, options);
      return [docs.techdocs.annotated, docs.pages.length];
    };
    expect(await of({ subpath: 'services/a' })).toEqual([true, 1]);
    expect(await of({ subpath: 'services/b' })).toEqual([false, 0]);
    expect(await of({ subpath: 'services/c' })).toEqual([false, 0]);
    expect(await of({ entity: 'A' })).toEqual([true, 1]);
    expect(await of({ entity: 'b' })).toEqual([false, 0]);
  });
});
