import { ChecklistView } from '@container-maturity/backstage-plugin-maturity-common';
import { code, generated, prose } from '../markdown';
import { Clause } from './clauses';
import { coverageOf, CoverageOfSection } from './coverage';
import { checksFile } from './checksFile';
import { Correction, GuideData } from './data';
import { linesOf } from './lines';

const casesOf = (area: string) =>
  `plugins/maturity-repository/src/checkCases/${area}/guideCases.ts`;

/** Renders where the guide is out of date, and what the checklist asks for instead. */
export function correctionsPage(
  clauses: Clause[],
  data: GuideData,
  { phases }: ChecklistView,
): string {
  const pages = new Map(
    phases.flatMap(({ order, tasks }) =>
      tasks.flatMap(({ checks }) =>
        checks.map(({ id }) => [id, checksFile(order)] as const),
      ),
    ),
  );
  const coverage = coverageOf(clauses, data);
  const link = (id: string) => `[${code(id)}](${pages.get(id)}#${id})`;
  return [
    generated,
    '',
    '# Where the guide is out of date (指南的过时之处)',
    '',
    `[The guide](guide.zh.md) is of October 2025, and parts of it are older. At these ${data.corrections.length} points the checklist asks for something else than it says. Where a repository can show it, the guide's own snippet is one of the test cases, and the check finds fault with it.`,
    '',
    `指南写于 2025 年 10 月，部分内容更早。以下 ${data.corrections.length} 处，检查清单的要求与指南不同。能在仓库中体现的，测试用例直接采用指南原文，并由检查项指出问题。`,
    '',
    ...data.corrections.flatMap(correction =>
      sectionOf(correction, linesOf(clausesOf(correction, coverage)), link),
    ),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}

function sectionOf(
  {
    id,
    title,
    guide,
    now,
    instead,
    checks,
    shownBy,
    unseen,
    sources,
  }: Correction,
  lines: string,
  link: (check: string) => string,
): string[] {
  return [
    `<a id="${id}"></a>`,
    '',
    `## ${prose(title.en)}${
      title.zh === title.en ? '' : ` (${prose(title.zh)})`
    }`,
    '',
    `- In the guide: ${guide}, ${lines}`,
    `- Today: ${prose(now.en)} ${prose(now.zh)}`,
    `- Instead: ${prose(instead.en)} ${prose(instead.zh)}`,
    ...(checks.length > 0 ? [`- Checks: ${checks.map(link).join(', ')}`] : []),
    ...(shownBy
      ? [`- Shown by: [${casesOf(shownBy)}](../${casesOf(shownBy)})`]
      : []),
    ...(unseen
      ? [`- Not shown by a test: ${prose(unseen.en)} ${prose(unseen.zh)}`]
      : []),
    `- Sources: ${sources.join(', ')}`,
    '',
  ];
}

/** What in the guide a correction is about. */
function clausesOf(
  { id }: Correction,
  coverage: readonly CoverageOfSection[],
): Clause[] {
  return coverage
    .flatMap(({ covered }) => covered)
    .filter(({ corrections = [] }) => corrections.includes(id))
    .flatMap(entry => entry.clauses);
}
