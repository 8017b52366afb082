// Joins validators and declarations into types: one line of text each, equal ones once.
// The words of a line are explained in src/manifests/schema/table/types.ts, which reads them.
import { declared, readDeclaration } from './declarations.mjs';
import { exportedValidator, readValidator } from './validators.mjs';
import { beyond } from './beyond.mjs';

/** apiVersion and kind chose the type; a status is written by controllers, and what a manifest says there is dropped. */
const NOT_LOOKED_AT = ['apiVersion', 'kind', 'status'];

export class TypeBuilder {
  #types = [];
  #known = new Map();

  /** The number of the type of a kind. */
  kind({ schemaFile, declarationFile, kind }) {
    return this.#build(
      exportedValidator(schemaFile),
      declared(declarationFile, `I${kind}`),
      'kind',
    );
  }

  types() {
    return this.#types;
  }

  #build(validatorRef, declaration, role = '') {
    const facts = collect(validatorRef);
    const shape = declaration && readDeclaration(declaration);
    const key = `${facts?.id} ${shape?.id} ${role}`;
    if (!this.#known.has(key)) {
      this.#known.set(key, this.#types.length);
      const slot = this.#types.push(undefined) - 1;
      this.#types[slot] = this.#describe(facts, shape, role);
    }
    return this.#known.get(key);
  }

  #describe(facts, shape, role) {
    const scalar = scalarOf(facts, shape);
    if (scalar) {
      return scalar;
    }
    if (facts?.items || shape?.items) {
      const item = this.#build(facts?.items, shape?.items);
      return { list: item, limits: facts?.limits ?? {} };
    }
    const fields = new Set([
      ...(shape?.fields.keys() ?? []),
      ...(facts?.properties.keys() ?? []),
    ]);
    if (fields.size > 0) {
      return this.#object(fields, facts, shape, role);
    }
    if (facts?.additional || shape?.values) {
      return {
        map: this.#build(facts?.additional, shape?.values),
        limits: facts?.limits ?? {},
      };
    }
    return { scalar: 'any' };
  }

  #object(names, facts, shape, role) {
    const known = beyond(facts?.definition);
    const fields = {};
    const missing = Object.keys(known).filter(name => !names.has(name));
    if (missing.length > 0) {
      throw new Error(`${facts.id} has no ${missing.join(', ')}`);
    }
    for (const name of [...names].sort()) {
      if (role === 'kind' && NOT_LOOKED_AT.includes(name)) {
        fields[name] = { type: this.#plain('any'), required: false };
        continue;
      }
      const type = this.#build(
        facts?.properties.get(name),
        shape?.fields.get(name),
      );
      fields[name] = {
        type: known[name] ? this.#narrowed(type, known[name]) : type,
        required: facts?.required.includes(name) ?? false,
      };
    }
    return { fields };
  }

  #plain(scalar) {
    return this.#types.push({ scalar, limits: {} }) - 1;
  }

  /** The type with what the API server checks beyond the published schema. */
  #narrowed(type, limits) {
    const base = this.#types[type];
    if (!base) {
      throw new Error(`A type that refers to itself can't be narrowed`);
    }
    return (
      this.#types.push({ ...base, limits: { ...base.limits, ...limits } }) - 1
    );
  }
}

/** A validator with those it hands the same value on to: allOf and references count whole, alternatives by type only. */
function collect(ref, seen = new Set()) {
  const read = ref && readValidator(ref);
  if (!read || seen.has(read.id)) {
    return undefined;
  }
  seen.add(read.id);
  const alternatives = ['anyOf', 'oneOf', 'not'].some(each =>
    read.keywords.has(each),
  );
  const facts = {
    ...read,
    types: new Set(read.types),
    required: [...read.required],
    limits: { ...read.limits },
    properties: new Map(read.properties),
  };
  for (const inner of read.self) {
    const more = collect(inner, seen);
    if (!more) {
      continue;
    }
    if (alternatives) {
      more.types.forEach(type => facts.types.add(type));
      facts.limits.format ??= more.limits.format;
      continue;
    }
    facts.definition ??= more.definition;
    if (read.keywords.size === 0 && read.properties.size === 0) {
      // Nothing but a reference: the same type wherever it is referred to.
      facts.id = more.id;
    }
    more.types.forEach(type => facts.types.add(type));
    facts.required.push(...more.required);
    facts.limits = { ...more.limits, ...facts.limits };
    more.properties.forEach((value, name) => facts.properties.set(name, value));
    facts.items ??= more.items;
    facts.additional ??= more.additional;
  }
  return facts;
}

function scalarOf(facts, shape) {
  const types = facts?.types.size ? facts.types : shape?.scalars ?? new Set();
  const limits = { ...facts?.limits };
  const numeric = types.has('integer') || types.has('number');
  if (types.has('object') || types.has('array') || types.size === 0) {
    return undefined;
  }
  if (types.has('string') && numeric) {
    return limits.format === 'quantity'
      ? { scalar: 'quantity', limits: {} }
      : { scalar: 'intOrString', limits: {} };
  }
  if (types.has('boolean')) {
    return types.size === 1
      ? { scalar: 'boolean', limits: {} }
      : { scalar: 'any', limits: {} };
  }
  if (numeric) {
    return { scalar: numberKind(types, limits.format), limits };
  }
  const literals =
    limits.enum ?? (shape?.literals.length ? shape.literals : undefined);
  if (literals) {
    limits.enum = literals;
  }
  return { scalar: stringKind(limits.format), limits };
}

function numberKind(types, format) {
  if (!types.has('integer')) {
    return 'number';
  }
  return format === 'int32' ? 'int32' : 'integer';
}

function stringKind(format) {
  return { 'date-time': 'time', byte: 'bytes' }[format] ?? 'string';
}
