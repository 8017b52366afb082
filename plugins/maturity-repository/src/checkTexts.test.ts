import {
  Checklist,
  evaluate,
  loadChecklist,
  parseYaml,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import type { CheckResult } from '@container-maturity/backstage-plugin-maturity-common';
import { collectRepository, repositoryEvidenceSchema } from '.';
import { directoryOf } from './files/testing';

type Files = Record<string, string>;

let checklist: Checklist;

beforeAll(async () => {
  const loaded = await loadChecklist(undefined, [repositoryEvidenceSchema]);
  checklist = loaded.checklist!;
});

/** The result of a check for a repository with these files. */
async function resultOf(check: string, files: Files): Promise<CheckResult> {
  const document = await collectRepository({ root: await directoryOf(files) });
  const results = evaluate(checklist, {
    entity: { kind: 'Component', metadata: { name: 'x' } },
    archetype: { value: 'service', from: 'annotation' },
    evidence: { repository: { status: 'collected', document } },
    now: new Date('2026-11-22T00:00:00Z'),
  });
  return results.find(result => result.check === check)!;
}

const said = ({ reason, findings }: CheckResult) =>
  [...(reason ? [reason] : []), ...findings.map(({ message }) => message)].map(
    ({ en, zh }) => [en, zh],
  );

describe('what the checks say', () => {
  it.each<[string, Files, Array<[string, string]>]>([
    [
      'techdocs',
      {},
      [
        [
          'No catalog-info.yaml declares this entity, so nothing names backstage.io/techdocs-ref',
          '没有 catalog-info.yaml 声明该实体，因而没有 backstage.io/techdocs-ref 注解',
        ],
      ],
    ],
    [
      'techdocs',
      { 'catalog-info.yaml': 'kind: Component\nmetadata: { name: x }\n' },
      [
        [
          'catalog-info.yaml does not name backstage.io/techdocs-ref',
          'catalog-info.yaml 没有 backstage.io/techdocs-ref 注解',
        ],
      ],
    ],
    [
      'readme',
      { 'README.md': '订单服务。' },
      [
        [
          'The README has only 10 of 200 characters',
          'README 不足 200 个字符（汉字按两个计，共 10 个）',
        ],
      ],
    ],
    [
      'dockerfile-syntax',
      { Dockerfile: 'FROM a AS b\nRUNN x\nCOPY --from=3 a /b\n' },
      [
        ['Unknown instruction RUNN', '未知指令 RUNN'],
        [
          "--from=3 names a stage that doesn't come before",
          '--from=3 指向的阶段不在前面',
        ],
      ],
    ],
    [
      'dockerfile-build-flags',
      {
        'go.mod': 'module x\n',
        Dockerfile:
          'FROM golang:1.25\nRUN CGO_ENABLED=0 go build -a -o /x .\nCMD ["/x"]\n',
      },
      [['Of no use since Go 1.10: -a', '自 Go 1.10 起已无意义：-a']],
    ],
    [
      'dockerfile-no-secrets',
      { Dockerfile: 'FROM a:1\nENV DB_PASSWORD=hunter2\nCMD ["x"]\n' },
      [
        [
          'In the image or its history: DB_PASSWORD (env)',
          '会进入镜像或其历史：DB_PASSWORD（env）',
        ],
      ],
    ],
    [
      'ci-test',
      { 'cloudbuild.yaml': 'steps: []\n' },
      [['cloudbuild.yaml is not read', '未解析 cloudbuild.yaml']],
    ],
    [
      'ci-build',
      {
        'buildspec.yml': 'version: 0.2\n',
        '.github/workflows/x.yml':
          'on: pull_request\njobs:\n  x:\n    uses: acme/ci/.github/workflows/x.yml@v1\n',
      },
      [
        [
          'buildspec.yml is not read; acme/ci/.github/workflows/x.yml is defined elsewhere (.github/workflows/x.yml:4)',
          '未解析 buildspec.yml；acme/ci/.github/workflows/x.yml 定义在别处（.github/workflows/x.yml:4）',
        ],
      ],
    ],
  ])('%s of %j', async (check, files, texts) => {
    expect(said(await resultOf(check, files))).toEqual(texts);
  });

  it('counts a Chinese README of 100 characters as long enough', async () => {
    const readme = await resultOf('readme', { 'README.md': '订'.repeat(100) });
    expect(readme.status).toBe('pass');
  });
});

/** Every Chinese text of a YAML document. */
function chineseTexts(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'zh' && typeof inner === 'string' ? [inner] : chineseTexts(inner),
  );
}

describe('what the checklist says in Chinese', () => {
  it('has no space where its lines were folded', async () => {
    const files = await readChecklistFiles(shippedChecklist());
    const texts = files.flatMap(({ text }) =>
      parseYaml(text).documents.flatMap(({ value }) => chineseTexts(value)),
    );
    expect(texts.length).toBeGreaterThan(1000);
    // A folded line break becomes a space, which Chinese does not have between its characters.
    const folded =
      /[\p{Script=Han}，。；：、（）] +[\p{Script=Han}，。；：、（）]/u;
    expect(texts.filter(text => folded.test(text))).toEqual([]);
  });
});
