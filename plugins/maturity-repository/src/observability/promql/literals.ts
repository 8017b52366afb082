import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { PromqlError } from './ast';

const units: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

const duration =
  /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const order = ['y', 'w', 'd', 'h', 'm', 's', 'ms'];

/** Seconds of a duration of Prometheus such as `1h30m`, of `0` too; undefined where it is none. */
export function durationSeconds(text: string): number | undefined {
  if (text === '0') return 0;
  const parts = text.length > 60 ? null : duration.exec(text);
  if (!parts || text === '') return undefined;
  return order.reduce(
    (sum, unit, index) => sum + Number(parts[index + 1] ?? 0) * units[unit],
    0,
  );
}

/** The value of a number or of a duration in its place; undefined where it is neither. */
export function numberOf(text: string): number | undefined {
  const plain = text.replace(/[_\s]/g, '').toLowerCase();
  if (/^[+-]?inf$/.test(plain)) return plain[0] === '-' ? -Infinity : Infinity;
  if (plain === 'nan') return NaN;
  if (/^0x[0-9a-f]+$/.test(plain)) return Number(plain);
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(plain))
    return Number(plain);
  return durationSeconds(text);
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
};

const escape =
  /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([\s\S])|$)/g;

/** The text within quotes; throws a PromqlError where an escape is none. */
export function unquoted(literal: string, offset: number): string {
  const quote = literal[0];
  const inner = literal.slice(1, -1);
  if (quote === '`') return inner;
  if (inner.includes('\n')) {
    throw new PromqlError('a line break within quotes', '引号内有换行', offset);
  }
  return inner.replace(
    escape,
    (all, x?: string, u?: string, long?: string, o?: string, one?: string) => {
      const code = x ?? u ?? long;
      if (code !== undefined) return character(parseInt(code, 16), offset);
      if (o !== undefined) return character(parseInt(o, 8), offset);
      const plain = one === undefined ? undefined : escapes[one];
      const isOther = (one === '"' || one === "'") && one !== quote;
      if (plain === undefined || isOther) {
        throw new PromqlError(
          `unknown escape ${all}`,
          `未知的转义 ${all}`,
          offset,
        );
      }
      return plain;
    },
  );
}

function character(code: number, offset: number): string {
  if (code > 0x10ffff) {
    throw new PromqlError(
      'an escape that is no character',
      '转义不是字符',
      offset,
    );
  }
  return String.fromCodePoint(code);
}

/** Longer ones are not tried. */
const maxPattern = 2_000;

/** Why Prometheus would refuse a regular expression; undefined where nothing is known against it. */
export function patternProblem(pattern: string): LocalizedText | undefined {
  if (pattern.length > maxPattern) return undefined;
  const outside = pattern
    .replace(/\\[\s\S]/g, '__')
    .replace(/\[\^?\]?[^\]]*\]/g, '_');
  if (/\(\?(?:[=!]|<[=!])/.test(outside)) {
    return { en: 'RE2 can not look ahead or behind', zh: 'RE2 不支持环视' };
  }
  if (/\\[1-9]/.test(pattern.replaceAll('\\\\', ''))) {
    return {
      en: 'RE2 can not refer back to a group',
      zh: 'RE2 不支持反向引用',
    };
  }
  return unbalanced(outside) ?? repeatsNothing(outside);
}

function unbalanced(outside: string): LocalizedText | undefined {
  let open = 0;
  for (const sign of outside) {
    if (sign === '(') open++;
    if (sign === ')') open--;
    if (open < 0) break;
  }
  return open !== 0 || outside.includes('[')
    ? { en: 'its brackets do not match', zh: '括号不匹配' }
    : undefined;
}

function repeatsNothing(outside: string): LocalizedText | undefined {
  return /(?:^|[(|])[*+?]/.test(outside.replaceAll('(?', '(_'))
    ? { en: 'nothing stands before *, + or ?', zh: '*、+ 或 ? 之前没有内容' }
    : undefined;
}
