import {
  CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';

/**
 * The one pattern of a service's name. It becomes a directory, an image, a chart, a DNS label and, with an
 * environment behind it, a namespace: so it is a DNS label of at most 40 characters.
 */
export const serviceNamePattern = '^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$';

const serviceName = new RegExp(serviceNamePattern);
const organisation = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/;
const registry =
  /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?(\/[a-z0-9]+([._-]+[a-z0-9]+){0,8}){1,8}$/;

/** Throws an InputError where the name isn't one. */
export function checkServiceName(name: string): string {
  if (!serviceName.test(name)) {
    throw new InputError(
      `The name "${shown(
        name,
      )}" can't be used: it must begin with a letter, consist of a to z, 0 to 9 and hyphens, end with a letter or digit, and have at most 40 characters, such as order-history`,
    );
  }
  return name;
}

/** A GitHub organisation or user. */
export function checkOrganisation(value: string): string {
  if (!organisation.test(value)) {
    throw new InputError(
      `The organisation "${shown(
        value,
      )}" can't be used: it must be the name of a GitHub organisation or user, such as heronway`,
    );
  }
  return value;
}

/** Host and path of a registry, below which the image gets its name. */
export function checkRegistry(value: string): string {
  if (value.length > 200 || !registry.test(value)) {
    throw new InputError(
      `The registry "${shown(
        value,
      )}" can't be used: it must be a host and a path in lower case, without https:// and without a slash at the end, such as ghcr.io/heronway`,
    );
  }
  return value;
}

/** An SPDX expression, as far as its characters go. */
export function checkLicense(value: string): string {
  if (
    value.length > 100 ||
    !/^[A-Za-z0-9.+-]+( [A-Za-z0-9.+-]+)*$/.test(value)
  ) {
    throw new InputError(
      `The license "${shown(
        value,
      )}" can't be used: it must be an SPDX expression, such as Apache-2.0`,
    );
  }
  return value;
}

/** One line that a person reads. */
export function checkLine(value: string, field: string, most: number): string {
  const text = value.trim();
  if (text.length > most || /[\p{Cc}\u2028\u2029]/u.test(text)) {
    throw new InputError(
      `The ${field} must be one line of at most ${most} characters, but has ${text.length}`,
    );
  }
  return text;
}

/** Parses an entity reference of one of the given kinds. */
export function checkEntityRef(
  value: string,
  field: string,
  kinds: string[],
): CompoundEntityRef & { text: string } {
  let ref: CompoundEntityRef;
  try {
    ref = parseEntityRef(value, {
      defaultKind: kinds[0],
      defaultNamespace: 'default',
    });
  } catch (error) {
    throw new InputError(
      `The ${field} "${shown(value)}" is no entity reference: ${
        toError(error).message
      }`,
    );
  }
  const parts = [ref.namespace, ref.name];
  if (
    !kinds.includes(ref.kind.toLocaleLowerCase('en-US')) ||
    parts.some(part => !/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(part))
  ) {
    throw new InputError(
      `The ${field} "${shown(value)}" must be a ${kinds.join(
        ' or ',
      )} of the catalog, such as ${kinds[0]}:default/example`,
    );
  }
  return { ...ref, text: stringifyEntityRef(ref) };
}

function shown(value: string): string {
  return value.length > 80 ? `${value.slice(0, 80)}…` : value;
}
