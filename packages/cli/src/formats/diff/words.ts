import { Language } from '../../language';
import { ChangeKind } from '../../diff/types';

/** The words of a comparison. Both languages say the same. */
export interface DiffWords {
  /** Of a list of checks to which the same happened. */
  kinds: Record<ChangeKind, (checks: number) => string>;
  level: (before: number, after: number) => string;
  levelStays: (level: number) => string;
  levelAppears: (level: number) => string;
  levelGone: string;
  noLevel: string;
  added: string;
  removed: string;
  unchanged: string;
  identical: string;
  nothing: string;
  unchangedOnes: (components: number) => string;
  worse: string;
  notWorse: string;
  required: string;
  advice: string;
  /** Of a title: only checks that gate nothing. */
  asAdvice: (title: string) => string;
  gone: (findings: number) => string;
  from: (base: string, head: string) => string;
  explain: (command: string) => string;
  more: (checks: number) => string;
  moved: (from: string, to: string) => string;
  title: string;
}

const checks = (count: number) =>
  `${count} ${count === 1 ? 'check' : 'checks'}`;

const en: DiffWords = {
  kinds: {
    'newly-failing': count => `Newly failing: ${checks(count)}`,
    'more-findings': count =>
      `New findings of ${checks(count)} that failed before`,
    fixed: count => `Fixed: ${checks(count)}`,
    'fewer-findings': count => `Fewer findings: ${checks(count)}`,
    waived: count => `Failing with permission now: ${checks(count)}`,
    revealed: count => `Failing, could not be told before: ${checks(count)}`,
    untold: count => `Can't be told any more: ${checks(count)}`,
    told: count => `Can be told now, and not failing: ${checks(count)}`,
    other: count => `Other changes: ${checks(count)}`,
  },
  level: (before, after) => `repository level ${before} → ${after}`,
  levelStays: level => `repository level stays ${level}`,
  levelAppears: level => `repository level ${level}, none before`,
  levelGone: 'no repository level any more: nothing in the checklist applies',
  noLevel: 'no repository level: nothing in the checklist applies',
  added: 'new',
  removed: 'removed',
  unchanged: 'no check changes',
  identical: 'Both sides have the same files.',
  nothing: 'No check and no level changes.',
  unchangedOnes: count =>
    `No check changes in ${count} ${count === 1 ? 'component' : 'components'}`,
  worse: 'Worse than before',
  notWorse: 'Not worse than before',
  required: 'required',
  advice: 'advice',
  asAdvice: title => `${title} (advice)`,
  gone: count => `${count} ${count === 1 ? 'finding is' : 'findings are'} gone`,
  from: (base, head) => `From ${base} to ${head}`,
  explain: command =>
    `${command} says why a check is there and how to mend it.`,
  more: count => `… and ${count} more`,
  moved: (from, to) => `${from} → ${to}`,
  title: 'Container maturity',
};

const zh: DiffWords = {
  kinds: {
    'newly-failing': count => `新增未通过：${count} 项检查`,
    'more-findings': count => `原已未通过、又有新问题：${count} 项检查`,
    fixed: count => `已修复：${count} 项检查`,
    'fewer-findings': count => `问题减少：${count} 项检查`,
    waived: count => `现为获准的未通过：${count} 项检查`,
    revealed: count => `未通过，此前无法判断：${count} 项检查`,
    untold: count => `变为无法判断：${count} 项检查`,
    told: count => `现可判断，且没有未通过：${count} 项检查`,
    other: count => `其他变化：${count} 项检查`,
  },
  level: (before, after) => `仓库等级 ${before} → ${after}`,
  levelStays: level => `仓库等级保持 ${level}`,
  levelAppears: level => `仓库等级 ${level}，此前没有等级`,
  levelGone: '不再有仓库等级：检查清单中没有适用的检查',
  noLevel: '没有仓库等级：检查清单中没有适用的检查',
  added: '新增',
  removed: '已移除',
  unchanged: '检查没有变化',
  identical: '两边的文件相同。',
  nothing: '检查和等级都没有变化。',
  unchangedOnes: count => `${count} 个组件的检查没有变化`,
  worse: '比之前差',
  notWorse: '没有变差',
  required: '必需',
  advice: '建议',
  asAdvice: title => `${title}（建议）`,
  gone: count => `${count} 处问题已消失`,
  from: (base, head) => `从 ${base} 到 ${head}`,
  explain: command => `${command} 会说明一项检查为何存在、如何改。`,
  more: count => `……另有 ${count} 项`,
  moved: (from, to) => `${from} → ${to}`,
  title: '容器成熟度',
};

/** The words of a comparison in every language. */
export const diffWords: Record<Language, DiffWords> = { en, zh };
