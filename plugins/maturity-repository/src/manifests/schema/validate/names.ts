import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN =
  /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const NAME_PART = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const PORT_NAME = /^[a-z0-9](?:-?[a-z0-9])*$/;
const CONFIG_KEY = /^[-._a-zA-Z0-9]+$/;

/** Says what is wrong with a name of a form; undefined where nothing is. */
export type NameRule = (name: string) => LocalizedText | undefined;

const rule =
  (holds: (name: string) => boolean, message: LocalizedText): NameRule =>
  name =>
    holds(name) ? undefined : message;

export const label = rule(name => name.length <= 63 && LABEL.test(name), {
  en: 'use at most 63 lower-case letters, digits and "-", with a letter or digit at both ends',
  zh: '最多 63 个小写字母、数字和“-”，首尾必须是字母或数字',
});

export const subdomain = rule(isSubdomain, {
  en: 'use lower-case letters, digits, "-" and ".", with a letter or digit at both ends of each part, at most 253 in all',
  zh: '只用小写字母、数字、“-”和“.”，每一段的首尾必须是字母或数字，总长不超过 253',
});

/** RBAC names: anything that can be one step of a URL's path. */
export const pathSegment = rule(
  name => name !== '.' && name !== '..' && !/[/%]/.test(name) && name !== '',
  {
    en: 'it must not be empty, "." or "..", nor contain "/" or "%"',
    zh: '不能为空、“.”或“..”，也不能包含“/”或“%”',
  },
);

export const portName = rule(isPortName, {
  en: 'use at most 15 lower-case letters, digits and single "-", with at least one letter',
  zh: '最多 15 个小写字母、数字和单个“-”，至少含一个字母',
});

export const environmentName = rule(
  // Kubernetes takes any printable ASCII character but "=" since 1.34.
  name => /^[ -<>-~]+$/.test(name),
  {
    en: 'use printable ASCII characters other than "="',
    zh: '只用除“=”以外的可打印 ASCII 字符',
  },
);

export const configKey = rule(
  name =>
    name.length <= 253 &&
    CONFIG_KEY.test(name) &&
    name !== '.' &&
    !name.startsWith('..'),
  {
    en: 'use letters, digits, "-", "_" and ".", at most 253',
    zh: '只用字母、数字、“-”、“_”和“.”，不超过 253 个字符',
  },
);

export const labelValue = rule(
  value => value === '' || (value.length <= 63 && NAME_PART.test(value)),
  {
    en: 'use at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends',
    zh: '最多 63 个字母、数字、“-”、“_”和“.”，首尾必须是字母或数字',
  },
);

/** Keys of labels and annotations: `name` or `prefix.example.com/name`. */
export const qualifiedName = rule(
  name => {
    const slash = name.indexOf('/');
    const prefix = slash < 0 ? undefined : name.slice(0, slash);
    const rest = name.slice(slash + 1);
    return (
      (prefix === undefined || isSubdomain(prefix)) &&
      rest.length <= 63 &&
      NAME_PART.test(rest)
    );
  },
  {
    en: 'use at most 63 letters, digits, "-", "_" and ".", optionally after a DNS prefix and "/"',
    zh: '最多 63 个字母、数字、“-”、“_”和“.”，前面可加 DNS 前缀和“/”',
  },
);

export const annotationKey: NameRule = name =>
  // Only the prefix is case-insensitive in effect: the whole key is checked in lower case.
  qualifiedName(name.toLowerCase());

/** What a field's format asks of its text. */
export const textFormats = new Map<string, NameRule>([
  ['label', label],
  ['portName', portName],
  ['environmentName', environmentName],
  ['configKey', configKey],
]);

/** What a map's format asks of its keys and values. */
export const mapFormats = new Map<string, { key: NameRule; value?: NameRule }>([
  ['labels', { key: qualifiedName, value: labelValue }],
  ['annotations', { key: annotationKey }],
  ['configKeys', { key: configKey }],
]);

export function isPortName(name: string): boolean {
  return name.length <= 15 && /[a-z]/.test(name) && PORT_NAME.test(name);
}

function isSubdomain(name: string): boolean {
  return name.length <= 253 && SUBDOMAIN.test(name);
}
