import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { closest } from '@container-maturity/backstage-plugin-maturity-engine';

const text = (en: string, zh: string): LocalizedText => ({ en, zh });

/** What can be wrong with a maturity.yaml, and how to mend it. */
export const problems = {
  unreadable: text(
    'The file could not be read: it is too large, or not a text',
    '文件无法读取：过大，或不是文本',
  ),
  yaml: (message: string) =>
    text(`Not valid YAML: ${message}`, `不是有效的 YAML：${message}`),
  documents: text(
    'More than one YAML document: only one is allowed',
    '只允许一个 YAML 文档',
  ),
  notAMap: text(
    'Expected waivers and attestations, each a list',
    '应包含 waivers 与 attestations 两个列表',
  ),
  notAList: (key: string) => text(`${key} is not a list`, `${key} 不是列表`),
  tooMany: (key: string, most: number) =>
    text(`Only the first ${most} of ${key} count`, `${key} 只取前 ${most} 项`),
  notAnEntry: text(
    'An entry must be an object with check, by …',
    '每一项都应是含有 check、by 等键的对象',
  ),
  unknownKey: (key: string, known: string[]) => {
    const shown = shorten(key);
    const near = closest(key.slice(0, 60), known);
    const list = known.join(', ');
    return text(
      `Unknown key ${shown}${near ? `: is it ${near}?` : ''} (one of ${list})`,
      `未知的键 ${shown}${near ? `，是否应为 ${near}？` : ''}（可用：${list}）`,
    );
  },
  missing: (key: string, expected: LocalizedText) =>
    text(
      `${key} is missing: expected ${expected.en}`,
      `缺少 ${key}：应为${expected.zh}`,
    ),
  endless: text(
    'A waiver needs an end: until, a day such as 2027-03-31',
    '豁免必须有期限：请填写 until，例如 2027-03-31',
  ),
  wrong: (key: string, value: unknown, expected: LocalizedText) =>
    text(
      `${key} is ${show(value, 'a list', 'an object', 'empty')}: expected ${
        expected.en
      }`,
      `${key} 为 ${show(value, '列表', '对象', '空')}，应为${expected.zh}`,
    ),
  backwards: text('from is after until', 'from 晚于 until'),
  unfounded: (kind: 'waiver' | 'attestation') =>
    kind === 'waiver'
      ? text('A waiver needs a reason or a link', '豁免必须附有 reason 或 link')
      : text(
          'An attestation needs a link or a reason',
          '确认必须附有 link 或 reason',
        ),
};

function show(
  value: unknown,
  list: string,
  object: string,
  empty: string,
): string {
  if (value === null) return empty;
  if (Array.isArray(value)) return list;
  if (typeof value === 'object') return object;
  return typeof value === 'string' ? `'${shorten(value)}'` : String(value);
}

function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}
