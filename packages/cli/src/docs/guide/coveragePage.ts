import { ChecklistView } from '@container-maturity/backstage-plugin-maturity-common';
import { code, generated } from '../markdown';
import { Clause } from './clauses';
import { coverageOf } from './coverage';
import { CoverageWriter } from './coverageWriter';
import { GuideData } from './data';

/** Renders what becomes of every clause of the guide, and which checks are beyond it. */
export function coveragePage(
  clauses: Clause[],
  data: GuideData,
  checklist: ChecklistView,
): string {
  const writer = new CoverageWriter(data, checklist);
  const sections = coverageOf(clauses, data);
  return [
    generated,
    '',
    '# The guide, clause by clause (指南逐条对照)',
    '',
    `The shipped checklist ${code(
      checklist.id,
    )} follows [a guide](guide.zh.md). This page takes it apart and says of each of its ${
      clauses.length
    } clauses which checks ask for it, or why none does.`,
    '',
    'A clause is the least part that may demand something: in the text each line that is no heading, that is each item of a list, each row of a table and each paragraph; in YAML each leaf; in a Dockerfile each instruction; in a script each command, and each line of a file that it writes; in a diagram each edge or bar. The table of contents is left out, since it repeats the headings. Clauses that share their checks stand together, with their lines.',
    '',
    '一个条目是可能提出要求的最小单位：正文中的每一行（列表项、表格行、段落），YAML 的每个叶子节点，Dockerfile 的每条指令，脚本的每条命令，图中的每条边或每个条。每个条目都列出对应的检查项，或说明为何没有。',
    '',
    ...writer.summary(sections),
    '',
    ...sections.flatMap(section => writer.section(section)),
    ...writer.beyond(),
    ...writer.checks(),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}
