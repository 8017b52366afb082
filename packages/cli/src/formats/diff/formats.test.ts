import { marked } from 'marked';
import { compareComponents } from '../../diff/compare';
import { componentWith, failing, findingAt } from '../../diff/testing';
import { AssessedComponent, Diff } from '../../diff/types';
import { createPaint } from '../text/paint';
import { report, resultWith } from '../testing';
import { formatDiffJson } from './json';
import { formatDiffMarkdown } from './markdown';
import { formatDiffText } from './text';

const files = { inBase: () => true, inHead: () => true };
const commit = '0123456789abcdef0123456789abcdef01234567';

function diffOf(base: AssessedComponent[], head: AssessedComponent[]): Diff {
  return {
    base: { shown: { en: 'main', zh: 'main' }, commit },
    head: { shown: { en: 'work tree', zh: '工作区' } },
    checklist: { id: 'container-adoption', version: '1.0.0' },
    components: compareComponents(base, head, files),
    identical: false,
  };
}

const worse = diffOf(
  [
    componentWith(
      [
        resultWith({}),
        failing([findingAt('x', 1)], {
          check: 'labels',
          required: false,
          severity: 'low',
        }),
      ],
      1,
    ),
  ],
  [
    componentWith(
      [
        failing([findingAt('build/my image/(x).yaml', 12)]),
        resultWith({ check: 'labels', required: false, severity: 'low' }),
      ],
      0,
    ),
  ],
);

const markdownOf = (
  diff: Diff,
  language: 'en' | 'zh' = 'en',
  repositoryUrl?: string,
) =>
  formatDiffMarkdown(diff, {
    language,
    checklist: report.checklist,
    repositoryUrl,
    commentId: 'diff',
  });

const textOf = (diff: Diff, language: 'en' | 'zh' = 'en') =>
  formatDiffText(diff, report.checklist, {
    language,
    paint: createPaint(false),
    columns: 100,
  });

describe('formatDiffText', () => {
  it('says what got worse, where, how to mend it, and what got better', () => {
    expect(textOf(worse)).toBe(
      `From main to work tree · container-adoption 1.0.0

orders · repository level 1 → 0

Newly failing: 1 check
  ✗ Runs as a non-root user  required · blocker · passed → failed · non-root
      build/my image/(x).yaml:12  Runs as root
      Fix: Add USER 65532:65532.

Fixed: 1 check
  ✓ Declares its licence  advice · low · failed → passed · labels
`,
    );
  });

  it('says the same in Chinese', () => {
    const text = textOf(worse, 'zh');
    expect(text).toContain('从 main 到 工作区 · container-adoption 1.0.0');
    expect(text).toContain('orders · 仓库等级 1 → 0');
    expect(text).toContain('新增未通过：1 项检查');
    expect(text).toContain('已修复：1 项检查');
  });

  it('says where nothing changes', () => {
    const same = componentWith([resultWith({})], 2);
    const text = textOf(diffOf([same], [same]));
    expect(text).toContain('No check and no level changes.');
    expect(text).toContain('  orders · repository level stays 2');
  });
});

describe('formatDiffMarkdown', () => {
  it('begins with its mark, and folds what got better', () => {
    const text = markdownOf(worse);
    expect(text.split('\n')[0]).toBe('<!-- container-maturity: diff -->');
    expect(text).toContain(
      '### ⚠️ Container maturity · orders · repository level 1 → 0',
    );
    expect(text).toContain(
      [
        '**Newly failing: 1 check**',
        '',
        '- **Runs as a non-root user** (required, blocker, passed → failed, `non-root`)',
        '  - `build/my image/(x).yaml:12` Runs as root',
        '  - Fix: Add USER 65532:65532.',
      ].join('\n'),
    );
    expect(text).toMatch(
      /<details>\n<summary>Fixed: 1 check<\/summary>\n\n- \*\*Declares its licence\*\*/,
    );
    expect(text).toContain('From `main (0123456789)` to `work tree`');
  });

  it('shows at once only what gates a level', () => {
    const advice = { check: 'labels', required: false } as const;
    const text = markdownOf(
      diffOf(
        [componentWith([resultWith(advice)])],
        [componentWith([failing([findingAt('x', 1)], advice)])],
      ),
      'zh',
    );
    expect(text).toContain(
      '<summary>新增未通过：1 项检查（建议）</summary>\n\n- **声明许可证**',
    );
    expect(text).not.toContain('**新增未通过');
  });

  it.each([
    [
      'https://github.com/acme/orders.git',
      'https://github.com/acme/orders/blob/',
    ],
    [
      'https://u:secret@gitlab.acme.example/a/b/',
      'https://gitlab.acme.example/a/b/-/blob/',
    ],
    ['https://git.example/{revision}/{path}?l={line}', 'https://git.example/'],
  ])('links to lines at %s', (address, start) => {
    const linked = { ...worse, head: { ...worse.head, commit } };
    const text = markdownOf(linked, 'en', address);
    const [, link] = /\]\((\S+)\) Runs as root/.exec(text) ?? [];
    expect(link).toBe(
      `${start}${commit}/build/my%20image/%28x%29.yaml${
        address.includes('{') ? '?l=12' : '#L12'
      }`,
    );
    expect(text).not.toContain('secret');
  });

  it('links nothing in a work tree, which nobody else sees', () => {
    expect(markdownOf(worse, 'en', 'https://github.com/a/b')).not.toContain(
      '](http',
    );
  });

  it('has a heading for each component that changes, and folds the others', () => {
    const of = (name: string, fails: boolean, level: number) =>
      componentWith(
        [fails ? failing([findingAt('x', 1)]) : resultWith({})],
        level,
        { ref: `component:default/${name}`, subpath: name },
      );
    const text = markdownOf(
      diffOf(
        [of('a', false, 1), of('b', false, 2), of('c', true, 0)],
        [of('a', true, 0), of('b', false, 2), of('d', true, 0)],
      ),
    );
    expect(text).toContain('#### ⚠️ a · repository level 1 → 0');
    expect(text).toContain('#### d · new, repository level stays 0');
    expect(text).toContain('#### c · removed');
    expect(text).toContain(
      '<summary>No check changes in 1 component</summary>',
    );
    expect(text).toContain('- b: repository level stays 2');
  });

  it('fits into a comment, and takes nothing of a stranger for Markdown', () => {
    const evil = '</details><img src=x> @everyone [x](https://evil.example)';
    const many = Array.from({ length: 200 }, (_, index) =>
      failing(
        Array.from({ length: 50 }, (__, line) =>
          findingAt(`${'d'.repeat(200)}/${line}`, line, evil.repeat(20)),
        ),
        { check: `check-${index}`, required: index % 2 === 0 },
      ),
    );
    const passed = many.map(({ check, required }) =>
      resultWith({ check, required }),
    );
    const text = markdownOf(
      diffOf([componentWith(passed)], [componentWith(many)]),
      'zh',
      'https://github.com/acme/orders',
    );
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/- ……另有 \d+ 项/);
    expect(text).not.toMatch(/@everyone/);
    const html = marked.parse(text, { async: false });
    expect(html).not.toMatch(/<img/);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to);
    expect(links.filter(to => !to.startsWith('https://github.com/'))).toEqual(
      [],
    );
    expect(text.match(/<\/details>/g)?.length ?? 0).toBe(
      text.match(/<details>/g)?.length ?? 0,
    );
  });
});

describe('formatDiffJson', () => {
  it('has exactly the published shape', () => {
    const [component] = JSON.parse(formatDiffJson(worse, 'en')).components;
    expect(JSON.parse(formatDiffJson(worse, 'zh'))).toMatchObject({
      scope: 'repository',
      checklist: { id: 'container-adoption', version: '1.0.0' },
      base: { name: 'main', commit },
      head: { name: '工作区', commit: null },
      identical: false,
      worse: { level: true, 'new-required': true },
    });
    expect(component).toEqual({
      entity: 'component:default/orders',
      subpath: '',
      change: 'kept',
      level: {
        base: { granted: 1, earned: 1, verified: 1 },
        head: { granted: 0, earned: 0, verified: 0 },
      },
      changes: [
        {
          check: 'non-root',
          kind: 'newly-failing',
          phase: 'containerisation',
          required: true,
          severity: 'blocker',
          from: 'pass',
          to: 'fail',
          reason: null,
          addedCount: 1,
          added: [
            {
              message: 'Runs as root',
              file: 'build/my image/(x).yaml',
              line: 12,
            },
          ],
          goneCount: 0,
          gone: [],
        },
        expect.objectContaining({
          check: 'labels',
          kind: 'fixed',
          goneCount: 1,
        }),
      ],
    });
  });
});
