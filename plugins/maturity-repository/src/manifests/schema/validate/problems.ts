import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import type { SchemaProblem } from '../types';
import { fieldOf, placeOf, shown } from './text';

type Path = ReadonlyArray<string | number>;

/** What a value should have been, and what it is. */
export interface Mismatch {
  needed: LocalizedText;
  advice?: LocalizedText;
}

export function unknownField(
  path: Path,
  name: string,
  meant: string | undefined,
): SchemaProblem {
  const place = placeOf(path);
  const en = `${shown(name)} is not a field of ${place.en}`;
  const zh = `${shown(name)} 不是 ${place.zh} 的字段`;
  return {
    path: [...path, name],
    kind: 'unknown-field',
    message: meant
      ? {
          en: `${en}; did you mean ${meant}?`,
          zh: `${zh}，是否应为 ${meant}？`,
        }
      : { en, zh },
  };
}

export function missingField(path: Path, name: string): SchemaProblem {
  const place = placeOf(path);
  return {
    path: [...path],
    kind: 'missing-field',
    message: {
      en: `${place.en} needs the field ${name}`,
      zh: `${place.zh} 缺少必填字段 ${name}`,
    },
  };
}

export function wrongType(
  path: Path,
  value: unknown,
  { needed, advice }: Mismatch,
): SchemaProblem {
  const is = typeName(value);
  return {
    path: [...path],
    kind: 'wrong-type',
    message: {
      en: `${fieldOf(path)} needs ${needed.en}, but is ${is.en}${
        advice ? `; ${advice.en}` : ''
      }`,
      zh: `${fieldOf(path)} 应为${needed.zh}，实际是${is.zh}${
        advice ? `；${advice.zh}` : ''
      }`,
    },
  };
}

export function badValue(path: Path, rule: LocalizedText): SchemaProblem {
  return {
    path: [...path],
    kind: 'bad-value',
    message: {
      en: `${fieldOf(path)} is not valid: ${rule.en}`,
      zh: `${fieldOf(path)} 的值无效：${rule.zh}`,
    },
  };
}

function typeName(value: unknown): LocalizedText {
  if (value === null) {
    return { en: 'empty', zh: '空值' };
  }
  if (Array.isArray(value)) {
    return { en: 'a list', zh: '列表' };
  }
  switch (typeof value) {
    case 'string':
      return { en: 'text', zh: '字符串' };
    case 'boolean':
      return { en: 'a boolean', zh: '布尔值' };
    case 'number':
    case 'bigint':
      return { en: 'a number', zh: '数字' };
    case 'object':
      return { en: 'a map', zh: '映射' };
    default:
      return { en: 'something else', zh: '其他内容' };
  }
}
