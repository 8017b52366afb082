import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

/** How the value of a key is to be. */
export interface Field {
  required?: boolean;
  accepts(value: unknown): boolean;
  expected: LocalizedText;
}

const MAX_TEXT = 1_000;

const checkId: Field = {
  accepts: value =>
    typeof value === 'string' &&
    value.length <= 100 &&
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value),
  expected: {
    en: 'the id of a check, such as dockerfile-healthcheck',
    zh: '检查项的 id，例如 dockerfile-healthcheck',
  },
};

const text: Field = {
  accepts: value =>
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= MAX_TEXT,
  expected: {
    en: `a text of at most ${MAX_TEXT} characters`,
    zh: `不超过 ${MAX_TEXT} 个字符的文本`,
  },
};

const day: Field = {
  accepts: value => typeof value === 'string' && isDay(value),
  expected: { en: 'a day, such as 2027-03-31', zh: '日期，例如 2027-03-31' },
};

const link: Field = {
  accepts: value =>
    typeof value === 'string' &&
    value.length <= MAX_TEXT &&
    /^https?:\/\/[^\s/]\S*$/.test(value),
  expected: { en: 'an http or https URL', zh: 'http 或 https 网址' },
};

const yesOrNo: Field = {
  accepts: value => typeof value === 'boolean',
  expected: { en: 'true or false', zh: 'true 或 false' },
};

const required = (field: Field): Field => ({ ...field, required: true });

/** The keys of a waiver. */
export const waiverFields: Record<string, Field> = {
  check: required(checkId),
  reason: text,
  by: required(text),
  from: day,
  until: required(day),
  link,
  compensating: text,
};

/** The keys of an attestation. */
export const attestationFields: Record<string, Field> = {
  check: required(checkId),
  by: required(text),
  at: required(day),
  until: day,
  link,
  reason: text,
  holds: yesOrNo,
};

/** JavaScript takes 31 February for 3 March. */
function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
