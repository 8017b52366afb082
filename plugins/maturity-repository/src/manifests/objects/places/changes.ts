import { YamlDocument } from '@container-maturity/backstage-plugin-maturity-engine';
import { FieldPath, ManifestObject, Place } from '../types';
import { childOf, textOf, valueAt } from '../values';
import { Change } from './patchedPlaces';
import { samePath } from './resourcePlaces';

/** Which objects a patch is for, as its `target` says. */
export interface PatchTarget {
  kind: string;
  /** A regular expression, as kustomize takes it; only plain names and `.*` are told apart here. */
  name: string;
}

/** An object with those fields only that are to be changed. */
export function objectPatch(
  patch: ManifestObject,
  target: PatchTarget | undefined,
  firstLine: number,
): Change {
  const { kind, name } = target ?? patch;
  return {
    concerns: (other, names) =>
      (kind === '' || kind === other) && isNamed(name, names),
    placeOf: (value, path) => {
      const own = samePath(value, patch.value, path);
      const built = valueAt(value, path);
      if (
        own.length === path.length &&
        typeof built !== 'object' &&
        valueAt(patch.value, own) !== built
      ) {
        return undefined;
      }
      if (own.length === 0) return undefined;
      const { file, line } = patch.sourceOf(own);
      return {
        depth: own.length,
        place: { file, line: line + firstLine - 1 },
        value: valueAt(patch.value, own),
      };
    },
  };
}

/**
 * One step of a JSON patch.
 *
 * @param placeIn - where the step stands, or a field of what it writes
 */
export function operationPatch(
  operation: unknown,
  target: PatchTarget,
  placeIn: (path: FieldPath) => Place,
): Change {
  const pointer = textOf(childOf(operation, 'path'))
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return {
    concerns: (kind, names) =>
      (target.kind === '' || target.kind === kind) &&
      isNamed(target.name, names),
    placeOf: (value, path) => {
      if (pointer.length === 0 || pointer.length > path.length)
        return undefined;
      const fits = pointer.every(
        (part, index) =>
          part === String(path[index]) ||
          (part === '-' && typeof path[index] === 'number'),
      );
      if (!fits) return undefined;
      const rest = path.slice(pointer.length);
      const built = valueAt(value, path.slice(0, pointer.length));
      const written = childOf(operation, 'value');
      if (!couldBe(built, written)) return undefined;
      const inside = samePath(built, written, rest);
      return {
        depth: pointer.length + inside.length,
        place: placeIn(inside.length > 0 ? ['value', ...inside] : []),
        value: valueAt(written, inside),
      };
    },
  };
}

/** An entry of `images`: what it makes of an image. */
export function imageChange(entry: unknown, place: Place): Change {
  const name = textOf(childOf(entry, 'newName')) || textAt(entry, 'name');
  const tag = textAt(entry, 'newTag');
  const digest = textAt(entry, 'digest');
  const made = `${name}${tag && `:${tag}`}${digest && `@${digest}`}`;
  return {
    concerns: () => name !== '',
    placeOf: (value, path) => {
      if (path.at(-1) !== 'image') return undefined;
      const image = textOf(valueAt(value, path));
      const fits =
        tag || digest ? image === made : image.split(/[:@]/)[0] === name;
      return fits ? { depth: path.length, place, value: image } : undefined;
    },
  };
}

/** An entry of `replicas`. */
export function replicasChange(entry: unknown, place: Place): Change {
  const name = textAt(entry, 'name');
  return {
    concerns: (_kind, names) => name !== '' && names.includes(name),
    placeOf: (value, path) =>
      path.join('/') === 'spec/replicas' &&
      valueAt(value, path) === childOf(entry, 'count')
        ? { depth: path.length, place, value: valueAt(value, path) }
        : undefined,
  };
}

/** The namespace that a kustomization puts everything into. */
export function namespaceChange(namespace: string, place: Place): Change {
  return {
    concerns: () => true,
    placeOf: (value, path) =>
      path.join('/') === 'metadata/namespace' &&
      valueAt(value, path) === namespace
        ? { depth: path.length, place, value: valueAt(value, path) }
        : undefined,
  };
}

/** The line on which a text inside of YAML begins: a block's on the next. */
export function firstLineOf(
  document: YamlDocument,
  path: FieldPath,
  lines: readonly string[],
): number {
  const at = [...path];
  const line = (document.keyPosition(at) ?? document.position(at))?.line ?? 1;
  return /[|>][+\-\d]{0,3}\s{0,20}(?:#.*)?$/.test(lines[line - 1] ?? '')
    ? line + 1
    : line;
}

/** Items of lists are told by their names, for others may have come before them. */
function couldBe(built: unknown, written: unknown): boolean {
  if (typeof built !== 'object') return built === written;
  const name = childOf(written, 'name');
  return name === undefined || childOf(built, 'name') === name;
}

function isNamed(name: string, names: readonly string[]): boolean {
  const plain = name.replace(/^\^|\$$/g, '');
  return plain === '' || plain === '.*' || names.includes(plain);
}

/** kustomize takes `newTag: 1.2` for a text too. */
function textAt(entry: unknown, key: string): string {
  const value = childOf(entry, key);
  return typeof value === 'number' ? String(value) : textOf(value);
}
