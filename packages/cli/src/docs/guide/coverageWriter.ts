import {
  ChecklistView,
  CheckView,
} from '@container-maturity/backstage-plugin-maturity-common';
import { code, prose, table } from '../markdown';
import { checksFile } from './checksFile';
import { CoverageOfSection, CoveredClauses } from './coverage';
import { GuideData } from './data';
import { linesOf } from './lines';

/** Writes the parts of the page on coverage. */
export class CoverageWriter {
  readonly #pages = new Map<string, string>();
  readonly #checks: CheckView[];

  constructor(private readonly data: GuideData, { phases }: ChecklistView) {
    const placed = phases.flatMap(({ order, tasks }) =>
      tasks.flatMap(task => task.checks.map(check => ({ check, order }))),
    );
    this.#checks = placed.map(({ check }) => check);
    for (const { check, order } of placed) {
      this.#pages.set(check.id, checksFile(order));
    }
  }

  summary(sections: CoverageOfSection[]): string[] {
    const chapters = new Map<string, CoverageOfSection[]>();
    for (const section of sections) {
      const [chapter] = section.heading.split('/');
      chapters.set(chapter, [...(chapters.get(chapter) ?? []), section]);
    }
    const rows = [...chapters].map(([chapter, own]) => {
      const entries = own.flatMap(({ covered }) => covered);
      const count = (some: CoveredClauses[]) =>
        String(some.reduce((sum, entry) => sum + entry.clauses.length, 0));
      const checked = entries.filter(({ checks = [] }) => checks.length > 0);
      const attested = checked.filter(({ checks = [] }) =>
        checks.every(id => this.#find(id)?.attest),
      );
      return [
        chapter || '（前言）',
        count(entries),
        count(checked.filter(entry => !attested.includes(entry))),
        count(attested),
        count(entries.filter(entry => !checked.includes(entry))),
      ];
    });
    return table(
      [
        'Chapter (章节)',
        'Clauses (条目)',
        'Checked (有检查)',
        'Attested by a person (由人确认)',
        'No check, with the reason (无检查，附理由)',
      ],
      rows,
    );
  }

  section({ heading, title, covered }: CoverageOfSection): string[] {
    return [
      `## ${heading.split('/').join(' / ') || '前言'} (${title})`,
      '',
      ...covered.flatMap(entry => this.#entry(entry)),
      '',
    ];
  }

  #entry({ clauses, checks = [], because, corrections = [] }: CoveredClauses) {
    const reason = because ? this.data.reasons[because] : undefined;
    return [
      `- ${clauses.map(({ text }) => code(text)).join(' · ')} (${linesOf(
        clauses,
      )})`,
      ...(checks.length > 0
        ? [`  - Checks: ${checks.map(id => this.#link(id)).join(', ')}`]
        : []),
      ...(reason
        ? [`  - No check: ${prose(reason.en)} ${prose(reason.zh)}`]
        : []),
      ...(corrections.length > 0
        ? [
            `  - Out of date: ${corrections
              .map(id => `[${this.#titleOf(id)}](corrections.md#${id})`)
              .join(', ')}`,
          ]
        : []),
    ];
  }

  beyond(): string[] {
    return [
      '## Beyond the guide (指南之外)',
      '',
      'Checks that no clause asks for, and why the checklist has them.',
      '',
      ...this.data.beyond.map(
        ({ checks, because }) =>
          `- ${checks.map(id => this.#link(id)).join(', ')}: ${prose(
            because.en,
          )} ${prose(because.zh)}`,
      ),
      '',
    ];
  }

  checks(): string[] {
    const headings = new Map<string, Set<string>>();
    for (const [heading, { clauses }] of Object.entries(this.data.sections)) {
      for (const id of clauses.flatMap(({ checks = [] }) => checks)) {
        headings.set(id, (headings.get(id) ?? new Set()).add(heading));
      }
    }
    return [
      '## Every check, and its like in other tools (检查项与其他工具的对应)',
      '',
      ...table(
        ['Check', 'Asked for under', 'In other tools'],
        this.#checks.map(({ id, equivalents = {} }) => [
          this.#link(id),
          [...(headings.get(id) ?? ['beyond the guide'])].join('; '),
          Object.entries(equivalents)
            .map(([tool, rules]) => `${tool} ${rules.map(code).join(', ')}`)
            .join('; '),
        ]),
      ),
    ];
  }

  #link(id: string): string {
    const attested = this.#find(id)?.attest ? ' (attested)' : '';
    return `[${code(id)}](${this.#pages.get(id)}#${id})${attested}`;
  }

  #find(id: string): CheckView | undefined {
    return this.#checks.find(check => check.id === id);
  }

  #titleOf(id: string): string {
    const found = this.data.corrections.find(each => each.id === id);
    return prose(found?.title.en ?? id);
  }
}
