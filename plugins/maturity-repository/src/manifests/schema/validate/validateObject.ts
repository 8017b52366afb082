import { kindType } from '../table/table';
import type { SchemaProblem } from '../types';
import { nameProblem } from './objectName';
import { Walk } from './walk';

/**
 * What the API server would refuse about one object: unknown fields, wrong types, missing fields and bad values.
 * Kinds that no schema is known for have no problems, nor have files that SOPS encrypted and patches. Whatever the object is, this
 * never throws, and looks at a bounded number of values; at most 100 problems are told.
 *
 * @public
 */
export function validateObject(object: unknown): SchemaProblem[] {
  if (!isRecord(object)) {
    return [];
  }
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') {
    return [];
  }
  const known = kindType(apiVersion, kind);
  if (!known || isEncrypted(object) || isPatch(object)) {
    return [];
  }
  const walk = new Walk(known.builtIn);
  const name = nameProblem(object, apiVersion, kind);
  if (name) {
    walk.report(name);
  }
  walk.visit(object, known.type);
  return walk.problems;
}

/**
 * Whether {@link validateObject} knows the fields of a kind.
 *
 * @public
 */
export function hasSchema(apiVersion: string, kind: string): boolean {
  return kindType(apiVersion, kind) !== undefined;
}

/** SOPS keeps an object's shape, encrypts its values and adds `sops`; what is applied is the decrypted text. */
function isEncrypted(object: Record<string, unknown>): boolean {
  const sops = Object.hasOwn(object, 'sops') ? object.sops : undefined;
  return isRecord(sops) && Object.hasOwn(sops, 'mac');
}

/** A strategic merge patch of kustomize is no object yet. */
function isPatch(object: Record<string, unknown>): boolean {
  return Object.hasOwn(object, '$patch');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
