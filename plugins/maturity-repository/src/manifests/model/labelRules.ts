import { Remark } from '../shapes';
import { Field } from './field';

const prefix = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const name = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** Names and values of labels that Kubernetes refuses. */
export function labelProblems(labels: Field): Remark[] {
  return labels.entries().flatMap(([key, value]) => {
    if (!isLabelName(key)) {
      return {
        message: {
          en: `${cut(key)} is no name of a label`,
          zh: `${cut(key)} 不是合法的标签名`,
        },
        source: value.source,
      };
    }
    if (typeof value.value === 'string' && isLabelValue(value.value)) return [];
    return {
      message: {
        en: `The value of the label ${key} must be a text of at most 63 letters, digits, dashes, dots and underscores`,
        zh: `标签 ${key} 的值必须是文本，最多 63 个字符，仅含字母、数字、短横线、点和下划线`,
      },
      source: value.source,
    };
  });
}

function isLabelName(key: string): boolean {
  if (key.length > 317) return false;
  const slash = key.indexOf('/');
  const [before, after] =
    slash < 0 ? [undefined, key] : [key.slice(0, slash), key.slice(slash + 1)];
  return (
    (before === undefined || (before.length <= 253 && prefix.test(before))) &&
    after.length <= 63 &&
    name.test(after)
  );
}

function isLabelValue(value: string): boolean {
  return value === '' || (value.length <= 63 && name.test(value));
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
