import type { CelShape } from '../evidence/celShapes';
import { EvidenceMismatchError, toCelValue } from '../evidence/celValues';
import { paramSchema, type PARAM_TYPES } from './definition';
import type { Path, SourceFile } from './sourceFile';
import { expectedOneOf } from './suggest';
import { validate, type Report } from './validate';

type ParamType = (typeof PARAM_TYPES)[number];

/** A parameter of a checklist, with the value it has now. */
export interface Param {
  shape: CelShape;
  /** As CEL computes with it. */
  value: unknown;
}

const SHAPES: Record<ParamType, CelShape> = {
  string: { kind: 'string' },
  int: { kind: 'int' },
  double: { kind: 'double' },
  bool: { kind: 'bool' },
  'list<string>': { kind: 'list', item: { kind: 'string' } },
  'list<int>': { kind: 'list', item: { kind: 'int' } },
  'list<double>': { kind: 'list', item: { kind: 'double' } },
  'map<string,string>': { kind: 'map', value: { kind: 'string' } },
};

/** Reads the parameters that a checklist defines. */
export function defineParams(
  source: SourceFile,
  path: Path,
  report: Report,
): Map<string, Param> {
  const params = new Map<string, Param>();
  for (const name of namesAt(source, path, report)) {
    params.set(name, defineParam(source, [...path, name], report));
  }
  return params;
}

/** Reads an overlay's parameters: values for those of its base, definitions for new ones. */
export function overlayParams(
  base: ReadonlyMap<string, Param>,
  source: SourceFile,
  path: Path,
  report: Report,
): Map<string, Param> {
  const params = new Map(base);
  for (const name of namesAt(source, path, report)) {
    const known = base.get(name);
    const own = [...path, name];
    if (known) {
      const value = convertValue(known.shape, source, own, report);
      if (value !== undefined) params.set(name, { ...known, value });
    } else if (isDefinition(source.valueAt(own))) {
      params.set(name, defineParam(source, own, report));
    } else {
      report.error(unknownParam(name, base, source, own));
    }
  }
  return params;
}

/** Reads the values that an overlay gives to parameters for one check. */
export function overrideParams(
  params: ReadonlyMap<string, Param>,
  source: SourceFile,
  path: Path,
  report: Report,
): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const name of namesAt(source, path, report)) {
    const param = params.get(name);
    const own = [...path, name];
    if (param) {
      const value = convertValue(param.shape, source, own, report);
      if (value !== undefined) values.set(name, value);
    } else {
      report.error(unknownParam(name, params, source, own));
    }
  }
  return values;
}

/** One that is wrong is kept with an empty value, so that rules that use it aren't called wrong as well. */
function defineParam(source: SourceFile, path: Path, report: Report): Param {
  const definition = validate(paramSchema, source, path, report);
  const shape: CelShape = definition
    ? SHAPES[definition.type]
    : { kind: 'dyn' };
  const value =
    definition && convertValue(shape, source, [...path, 'default'], report);
  return { shape, value: value ?? toCelValue(shape, undefined) };
}

function convertValue(
  shape: CelShape,
  source: SourceFile,
  path: Path,
  report: Report,
): unknown {
  const value = source.valueAt(path);
  if (value === undefined || value === null) {
    report.error(source.error(path, `${path.at(-1)} has no value`, 'a value'));
    return undefined;
  }
  try {
    return toCelValue(shape, value);
  } catch (error) {
    if (!(error instanceof EvidenceMismatchError)) throw error;
    const inner = error.path ? ` (at ${error.path})` : '';
    report.error(
      source.error(
        path,
        `${path.at(-1)} has a value of the wrong type${inner}`,
        error.expected,
      ),
    );
    return undefined;
  }
}

function unknownParam(
  name: string,
  params: ReadonlyMap<string, Param>,
  source: SourceFile,
  path: Path,
) {
  return source.error(
    path,
    `unknown parameter '${name}'`,
    expectedOneOf(name, params.keys()),
    { key: true },
  );
}

function isDefinition(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    'type' in value
  );
}

/** Of a list there are none: that it is one is reported with the head or the check it belongs to. */
function namesAt(source: SourceFile, path: Path, report: Report): string[] {
  const value = source.valueAt(path);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [];
  const names = Object.keys(value);
  // The one name that zod passes over.
  if (names.includes('__proto__')) {
    const own = [...path, '__proto__'];
    report.error(
      source.error(
        own,
        "'__proto__' is not a name",
        'a name that begins with a letter',
        { key: true },
      ),
    );
  }
  return names.filter(name => name !== '__proto__');
}
