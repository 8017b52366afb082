import {
  Archetype,
  CheckStatus,
  Severity,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Language } from '../../language';

/** The words of the report for people. Both languages say the same. */
export interface Words {
  archetype: Record<Archetype, string>;
  archetypeFrom: { annotation: string; config: string; assumed: string };
  severity: Record<Severity, string>;
  status: Record<CheckStatus, string>;
  colon: string;
  comma: string;
  /** An aside, as it follows a word. */
  bracketed: (text: string) => string;
  headline: (level: number) => string;
  notInScope: string;
  earned: (level: number) => string;
  verified: (level: number) => string;
  measured: (checks: number, of: number) => string;
  phase: {
    count: (passed: number, applicable: number) => string;
    holds: string;
    doesNotHold: string;
    skipped: string;
    undefined: string;
    notMeasured: (count: number) => string;
  };
  /** What the columns of a table of phases are called. */
  columns: [string, string, string];
  neededFor: (level: number, checks: number) => string;
  cutShort: string;
  wayUp: (level: number, checks: number, days: string) => string;
  yourPartDone: (level: number, checks: number) => string;
  top: string;
  endOfTrack: string;
  platform: string;
  later: string;
  advisory: (checks: number) => string;
  cannotTell: string;
  waived: string;
  waiverRequested: (by: string, until: string) => string;
  notMeasuredHere: (checks: number) => string;
  notMeasuredWhy: string;
  byAttestation: string;
  byCollector: (collector: string) => string;
  problems: string;
  summary: string;
  counted: (count: number, what: string) => string;
  unmeasured: string;
  days: (effort: string) => string;
  fix: string;
  /** Of findings that the report leaves out; the argument says how many. */
  more: (count: number) => string;
  moreFindings: (count: number) => string;
  /** Of a failing check that gates nothing. */
  advice: string;
  /** Several checks that can't be told for one reason. */
  together: (checks: number) => string;
  until: (date: string) => string;
}

const en: Words = {
  archetype: {
    service: 'service',
    worker: 'worker',
    'batch-job': 'batch job',
    stateful: 'stateful service',
    frontend: 'frontend',
    library: 'library',
  },
  archetypeFrom: {
    annotation: 'by its annotation',
    config: 'by its type',
    assumed: 'assumed',
  },
  severity: {
    blocker: 'blocker',
    high: 'high',
    medium: 'medium',
    low: 'low',
    info: 'info',
  },
  status: {
    pass: 'passed',
    fail: 'failed',
    'not-applicable': 'not applicable',
    unknown: 'unknown',
    error: 'in error',
    scheduled: 'scheduled',
    waived: 'waived',
  },
  colon: ': ',
  comma: ', ',
  bracketed: text => ` (${text})`,
  headline: level => `Repository level ${level} of 4`,
  notInScope:
    'No repository level: nothing in the checklist applies to this kind of entity.',
  earned: level => `earned ${level}`,
  verified: level => `verified ${level}`,
  measured: (checks, of) => `${checks} of ${of} checks measured here`,
  phase: {
    count: (passed, applicable) => `${passed} of ${applicable}`,
    holds: 'holds',
    doesNotHold: 'does not hold',
    skipped: 'nothing applies here, passed over',
    undefined: 'no checks in this checklist',
    notMeasured: count => `${count} more not measured here`,
  },
  columns: ['Phase', 'Required checks', ''],
  neededFor: (level, checks) =>
    `Missing to level ${level}: ${checks} ${checks === 1 ? 'check' : 'checks'}`,
  cutShort: '… cut short here; the report in JSON has all of it.',
  wayUp: (level, checks, days) =>
    `The shortest way to level ${level}: ${checks} ${
      checks === 1 ? 'check' : 'checks'
    }, about ${days}`,
  yourPartDone: (level, checks) =>
    `Your part is done; level ${level} waits for the platform: ${checks} ${
      checks === 1 ? 'item' : 'items'
    }`,
  top: 'This is the top of the track.',
  endOfTrack: 'The checklist has no further phase that applies here.',
  platform: 'Waits for the platform',
  later: 'For later levels',
  advisory: checks =>
    `Advice: ${checks} ${checks === 1 ? 'check' : 'checks'}, gating no level`,
  cannotTell: "Can't be told from the repository",
  waived: 'Waived: failing, with permission',
  waiverRequested: (by, until) =>
    `Waiver requested by ${by} until ${until}, not in force`,
  notMeasuredHere: checks => `Not measured here: ${checks}`,
  notMeasuredWhy:
    'They gate nothing here. The portal measures those for which it has a collector.',
  byAttestation: "a person's statement",
  byCollector: collector => `by the ${collector} collector`,
  problems: 'Could not be read or judged',
  summary: 'All checks',
  counted: (count, what) => `${count} ${what}`,
  unmeasured: 'not measured here',
  days: effort => `${effort} ${effort === '1' ? 'day' : 'days'}`,
  fix: 'Fix',
  more: count => `… and ${count} more; --format json lists them`,
  moreFindings: count => `… and ${count} more`,
  advice: 'advice',
  together: checks => `${checks} checks, for one reason`,
  until: date => `until ${date}`,
};

const zh: Words = {
  archetype: {
    service: '服务',
    worker: '后台工作者',
    'batch-job': '批处理任务',
    stateful: '有状态服务',
    frontend: '前端',
    library: '库',
  },
  archetypeFrom: {
    annotation: '由注解指定',
    config: '由类型得出',
    assumed: '假定',
  },
  severity: {
    blocker: '阻断',
    high: '高',
    medium: '中',
    low: '低',
    info: '提示',
  },
  status: {
    pass: '通过',
    fail: '未通过',
    'not-applicable': '不适用',
    unknown: '未知',
    error: '出错',
    scheduled: '已排期',
    waived: '已豁免',
  },
  colon: '：',
  comma: '，',
  bracketed: text => `（${text}）`,
  headline: level => `仓库等级 ${level}（共 4 级）`,
  notInScope: '没有仓库等级：检查清单中没有适用于此类实体的检查。',
  earned: level => `不计豁免为 ${level}`,
  verified: level => `已核实为 ${level}`,
  measured: (checks, of) => `此处可检查 ${of} 项中的 ${checks} 项`,
  phase: {
    count: (passed, applicable) => `${applicable} 项中通过 ${passed} 项`,
    holds: '已达到',
    doesNotHold: '未达到',
    skipped: '没有适用的检查，跳过',
    undefined: '此检查清单中没有检查',
    notMeasured: count => `另有 ${count} 项此处无法检查`,
  },
  columns: ['阶段', '必需的检查', ''],
  neededFor: (level, checks) => `距等级 ${level} 还差 ${checks} 项检查`,
  cutShort: '……以下从略；JSON 格式的报告中有全部内容。',
  wayUp: (level, checks, days) =>
    `到达等级 ${level} 的最短路径：${checks} 项检查，约 ${days}`,
  yourPartDone: (level, checks) =>
    `你的部分已完成；等级 ${level} 还在等平台：${checks} 项`,
  top: '已达到最高等级。',
  endOfTrack: '检查清单中没有后续适用的阶段。',
  platform: '等待平台处理',
  later: '之后的等级需要',
  advisory: checks => `建议：${checks} 项检查，不影响等级`,
  cannotTell: '无法从仓库判断',
  waived: '已豁免：未通过，但已获准',
  waiverRequested: (by, until) => `${by} 申请豁免至 ${until}，尚未生效`,
  notMeasuredHere: checks => `此处无法检查：${checks} 项`,
  notMeasuredWhy: '它们在此不影响等级。门户会检查其中已安装采集器的项目。',
  byAttestation: '需要人的声明',
  byCollector: collector => `需要 ${collector} 采集器`,
  problems: '无法读取或判断',
  summary: '全部检查',
  counted: (count, what) => `${what} ${count}`,
  unmeasured: '此处无法检查',
  days: effort => `${effort} 天`,
  fix: '如何改',
  more: count => `……另有 ${count} 处；--format json 会列出`,
  moreFindings: count => `……另有 ${count} 处`,
  advice: '建议',
  together: checks => `${checks} 项检查，原因相同`,
  until: date => `至 ${date}`,
};

/** The words of the report in every language. */
export const textWords: Record<Language, Words> = { en, zh };
