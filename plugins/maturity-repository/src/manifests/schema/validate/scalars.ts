import type { SchemaProblem } from '../types';
import type {
  FieldType,
  IntOrStringType,
  NumberType,
  TextType,
} from '../table/types';
import { isPortName, textFormats } from './names';
import { badValue, wrongType } from './problems';
import { isQuantity, quantityMeant } from './quantity';
import { nearest } from './suggest';
import { isPlaceholder, shown } from './text';

type Path = ReadonlyArray<string | number>;
type Scalar = Exclude<FieldType, { is: 'object' | 'list' | 'map' }>;

/** Patterns are tried on texts up to this length: some take quadratic time. */
const PATTERN_REACH = 512;
const MOST_VALUES_SHOWN = 12;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const TIME =
  /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

const WITHOUT_QUOTES = {
  en: 'write it without quotes',
  zh: '请去掉引号',
};

/** The problem of a value that is neither map nor list by its schema; undefined where there is none. */
export function scalarProblem(
  value: unknown,
  type: Scalar,
  path: Path,
  builtIn: boolean,
): SchemaProblem | undefined {
  if (typeof value === 'string' && isPlaceholder(value)) {
    return undefined;
  }
  switch (type.is) {
    case 'string':
    case 'bytes':
    case 'time':
      return textProblem(value, type, path, builtIn);
    case 'integer':
    case 'number':
      return numberProblem(value, type, path);
    case 'boolean':
      return typeof value === 'boolean'
        ? undefined
        : wrongType(path, value, {
            needed: { en: 'true or false', zh: ' true 或 false' },
            advice:
              typeof value === 'string' && /^(true|false)$/i.test(value)
                ? WITHOUT_QUOTES
                : undefined,
          });
    case 'quantity':
      return quantityProblem(value, path);
    case 'intOrString':
      return intOrStringProblem(value, type, path);
    default:
      return undefined;
  }
}

function textProblem(
  value: unknown,
  type: TextType,
  path: Path,
  builtIn: boolean,
): SchemaProblem | undefined {
  if (typeof value !== 'string') {
    if (type.is === 'time' && value instanceof Date) {
      return undefined;
    }
    return wrongType(path, value, textNeeded(value));
  }
  if (builtIn && value === '' && !type.format) {
    // Go doesn't tell '' from a field that is not set.
    return undefined;
  }
  if (type.values && !type.values.includes(value)) {
    const meant = nearest(value, type.values);
    // A newer release of an operator may know more values: only what looks misspelt is told.
    return builtIn || meant
      ? badValue(path, valuesRule(value, type.values, meant))
      : undefined;
  }
  if (value.length < type.minLength) {
    return badValue(path, {
      en: `it needs at least ${type.minLength} character(s)`,
      zh: `至少需要 ${type.minLength} 个字符`,
    });
  }
  if (value.length > type.maxLength) {
    return badValue(path, {
      en: `it has more than ${type.maxLength} characters`,
      zh: `超过 ${type.maxLength} 个字符`,
    });
  }
  return formProblem(value, type, path);
}

function textNeeded(value: unknown) {
  const needed = { en: 'text', zh: '字符串' };
  if (typeof value === 'boolean') {
    return {
      needed,
      advice: {
        en: 'YAML reads yes, no, on, off, true and false so: write it in quotes',
        zh: 'YAML 会把 yes、no、on、off、true、false 读成布尔值，请加引号',
      },
    };
  }
  return typeof value === 'number' || typeof value === 'bigint'
    ? { needed, advice: { en: 'write it in quotes', zh: '请加引号' } }
    : { needed };
}

function valuesRule(
  value: string,
  values: string[],
  meant: string | undefined,
) {
  const some = values.slice(0, MOST_VALUES_SHOWN).join(', ');
  const list = values.length > MOST_VALUES_SHOWN ? `${some}, …` : some;
  return {
    en: `${shown(value) || "''"} is none of ${list}${
      meant ? `; did you mean ${meant}?` : ''
    }`,
    zh: `${shown(value) || "''"} 不在允许的值之中（${list}）${
      meant ? `，是否应为 ${meant}？` : ''
    }`,
  };
}

function formProblem(
  value: string,
  type: TextType,
  path: Path,
): SchemaProblem | undefined {
  const rule = type.format && textFormats.get(type.format)?.(value);
  if (rule) {
    return badValue(path, rule);
  }
  if (
    type.pattern &&
    value.length <= PATTERN_REACH &&
    !type.pattern.test(value)
  ) {
    return badValue(path, {
      en: `it doesn't match ${type.pattern.source}`,
      zh: `不匹配 ${type.pattern.source}`,
    });
  }
  if (type.is === 'bytes' && !isBase64(value)) {
    return badValue(path, {
      en: 'it is not base64; use stringData for plain text in a Secret',
      zh: '不是 base64；Secret 中的明文请写在 stringData 里',
    });
  }
  if (type.is === 'time' && !TIME.test(value)) {
    return badValue(path, {
      en: 'write a time as 2006-01-02T15:04:05Z',
      zh: '时间请写成 2006-01-02T15:04:05Z',
    });
  }
  return undefined;
}

function isBase64(value: string): boolean {
  const text = value.replace(/[\r\n]/g, '');
  return text.length % 4 === 0 && BASE64.test(text);
}

function numberProblem(
  value: unknown,
  type: NumberType,
  path: Path,
): SchemaProblem | undefined {
  const whole = type.is === 'integer';
  if (
    (typeof value !== 'number' && typeof value !== 'bigint') ||
    (whole && typeof value === 'number' && !Number.isInteger(value))
  ) {
    return wrongType(path, value, {
      needed: whole
        ? { en: 'a whole number', zh: '整数' }
        : { en: 'a number', zh: '数字' },
      advice:
        typeof value === 'string' && /^[+-]?\d+$/.test(value)
          ? WITHOUT_QUOTES
          : undefined,
    });
  }
  if (value < type.minimum) {
    return badValue(path, {
      en: `${value} is less than ${type.minimum}`,
      zh: `${value} 小于 ${type.minimum}`,
    });
  }
  return value > type.maximum
    ? badValue(path, {
        en: `${value} is more than ${type.maximum}`,
        zh: `${value} 大于 ${type.maximum}`,
      })
    : undefined;
}

function quantityProblem(
  value: unknown,
  path: Path,
): SchemaProblem | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return undefined;
  }
  if (typeof value !== 'string') {
    return wrongType(path, value, {
      needed: {
        en: 'a quantity such as 500m or 512Mi',
        zh: '数量，如 500m 或 512Mi',
      },
    });
  }
  if (isQuantity(value)) {
    return undefined;
  }
  const meant = quantityMeant(value);
  return badValue(path, {
    en: `${shown(value) || "''"} is not a quantity; ${
      meant ? `did you mean ${meant}?` : 'write it as 500m or 512Mi'
    }`,
    zh: `${shown(value) || "''"} 不是合法的数量，${
      meant ? `是否应为 ${meant}？` : '请写成 500m 或 512Mi 的形式'
    }`,
  });
}

function intOrStringProblem(
  value: unknown,
  type: IntOrStringType,
  path: Path,
): SchemaProblem | undefined {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  if (!isNumber && typeof value !== 'string') {
    return wrongType(path, value, {
      needed: { en: 'a number or text', zh: '数字或字符串' },
    });
  }
  if (type.format === 'port') {
    return portProblem(value, path);
  }
  if (type.format === 'percent') {
    const holds =
      typeof value === 'string' ? /^\d{1,9}%$/.test(value) : value >= 0;
    return holds
      ? undefined
      : badValue(path, {
          en: 'write a whole number without quotes, or a percentage such as 25%',
          zh: '请写不带引号的整数，或 25% 这样的百分比',
        });
  }
  return undefined;
}

function portProblem(
  value: string | number | bigint,
  path: Path,
): SchemaProblem | undefined {
  if (typeof value === 'string') {
    if (isPortName(value)) {
      return undefined;
    }
    return badValue(
      path,
      /^\d+$/.test(value)
        ? {
            en: 'a number in quotes is taken for the name of a port; write it without quotes',
            zh: '带引号的数字会被当作端口名称，请去掉引号',
          }
        : {
            en: 'a port\'s name has at most 15 lower-case letters, digits and single "-", with at least one letter',
            zh: '端口名称最多 15 个小写字母、数字和单个“-”，至少含一个字母',
          },
    );
  }
  return value >= 1 && value <= 65535
    ? undefined
    : badValue(path, {
        en: `${value} is not a port from 1 to 65535`,
        zh: `${value} 不是 1 到 65535 之间的端口`,
      });
}
