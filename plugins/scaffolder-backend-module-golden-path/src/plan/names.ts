import {
  CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { inBoth } from '../bilingual';

/**
 * The one pattern of a service's name. It becomes a directory, an image, a chart, a DNS label and, with an
 * environment behind it, a namespace: so it is a DNS label of at most 40 characters.
 */
export const serviceNamePattern = '^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$';

const serviceName = new RegExp(serviceNamePattern);
const organisation = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/;
const registry =
  /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+){0,8}){1,8}$/;

/** What the fields are called in Chinese. */
const fields = {
  name: '名称',
  title: '标题',
  description: '描述',
  organisation: '组织',
  registry: '镜像仓库',
  license: '许可证',
  owner: '所有者',
  system: '系统',
  template: '模板',
  entityRef: 'entityRef ',
};

/** Such words, unquoted in a YAML file, are no text to one reader or another. */
const yamlWords = /^(null|true|false|yes|no|on|off|y|n)$/;

/** Throws an InputError where the name isn't one. */
export function checkServiceName(name: string): string {
  if (yamlWords.test(name)) {
    throw refused('name', name, {
      en: 'YAML files would read it as a value and not as a name',
      zh: 'YAML 文件会把它当作值而不是名称',
    });
  }
  if (!serviceName.test(name)) {
    throw refused('name', name, {
      en: 'it must begin with a letter, consist of a to z, 0 to 9 and hyphens, end with a letter or digit, and have at most 40 characters, such as order-history',
      zh: '须以字母开头，由 a 至 z、0 至 9 和连字符组成，以字母或数字结尾，最多 40 个字符，例如 order-history',
    });
  }
  return name;
}

/** A GitHub organisation or user. */
export function checkOrganisation(value: string): string {
  if (!organisation.test(value)) {
    throw refused('organisation', value, {
      en: 'it must be the name of a GitHub organisation or user, such as heronway',
      zh: '须为 GitHub 组织或用户的名称，例如 heronway',
    });
  }
  return value;
}

/** Host and path of a registry, below which the image gets its name. */
export function checkRegistry(value: string): string {
  if (value.length > 200 || !registry.test(value)) {
    throw refused('registry', value, {
      en: 'it must be a host and a path in lower case, without https:// and without a slash at the end, such as ghcr.io/heronway',
      zh: '须为小写的主机名加路径，不带 https://，末尾不带斜杠，例如 ghcr.io/heronway',
    });
  }
  return value;
}

/** An SPDX expression, as far as its characters go. */
export function checkLicense(value: string): string {
  if (
    value.length > 100 ||
    !/^[A-Za-z0-9.+-]+( [A-Za-z0-9.+-]+)*$/.test(value)
  ) {
    throw refused('license', value, {
      en: 'it must be an SPDX expression, such as Apache-2.0',
      zh: '须为 SPDX 表达式，例如 Apache-2.0',
    });
  }
  return value;
}

/** One line that a person reads. */
export function checkLine(
  value: string,
  field: 'title' | 'description',
  most: number,
): string {
  const text = value.trim();
  if (text.length > most || /[\p{Cc}\u2028\u2029]/u.test(text)) {
    throw new InputError(
      inBoth({
        en: `The ${field} must be one line of at most ${most} characters; it has ${text.length}`,
        zh: `${fields[field]}须为一行，最多 ${most} 个字符；现有 ${text.length} 个`,
      }),
    );
  }
  return text;
}

/** Parses an entity reference of one of the given kinds. */
export function checkEntityRef(
  value: string,
  field: 'owner' | 'system' | 'template' | 'entityRef',
  kinds: string[],
): CompoundEntityRef & { text: string } {
  const ref = parseRef(value, field, kinds[0]);
  const parts = [ref.namespace, ref.name];
  if (
    !kinds.includes(ref.kind.toLocaleLowerCase('en-US')) ||
    parts.some(part => !/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(part))
  ) {
    throw refused(field, value, {
      en: `it must be a ${kinds.join(' or ')} of the catalog, such as ${
        kinds[0]
      }:default/example`,
      zh: `须为软件目录中的 ${kinds.join(' 或 ')}，例如 ${
        kinds[0]
      }:default/example`,
    });
  }
  return { ...ref, text: stringifyEntityRef(ref) };
}

function parseRef(
  value: string,
  field: keyof typeof fields,
  defaultKind: string,
): CompoundEntityRef {
  try {
    return parseEntityRef(value, {
      defaultKind,
      defaultNamespace: 'default',
    });
  } catch (error) {
    const { message } = toError(error);
    throw refused(field, value, {
      en: `it is no entity reference: ${message}`,
      zh: `不是实体引用：${message}`,
    });
  }
}

function refused(
  field: keyof typeof fields,
  value: string,
  why: LocalizedText,
): InputError {
  const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return new InputError(
    inBoth({
      en: `The ${field} "${shown}" can't be used: ${why.en}`,
      zh: `${fields[field]}“${shown}”不可用：${why.zh}`,
    }),
  );
}
