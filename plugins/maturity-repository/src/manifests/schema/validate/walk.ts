import { typeAt } from '../table/table';
import type { FieldType, ListType, MapType, ObjectType } from '../table/types';
import type { SchemaProblem } from '../types';
import { mapFormats, type NameRule } from './names';
import { badValue, missingField, unknownField, wrongType } from './problems';
import { scalarProblem } from './scalars';
import { nearest } from './suggest';
import { isPlaceholder } from './text';

const MOST_PROBLEMS = 100;
const MOST_VALUES = 200_000;
const DEEPEST = 100;

/** One walk over one object: its problems so far, and what bounds it. */
export class Walk {
  readonly problems: SchemaProblem[] = [];
  readonly #path: Array<string | number> = [];
  // YAML aliases share objects, and may close circles: each is looked at once for each type.
  readonly #seen = new Map<object, number | Set<number>>();
  #values = 0;

  constructor(private readonly builtIn: boolean) {}

  report(problem: SchemaProblem): void {
    if (this.problems.length < MOST_PROBLEMS) {
      this.problems.push(problem);
    }
  }

  visit(value: unknown, typeNumber: number): void {
    this.#values += 1;
    if (this.#isOver() || value === null || value === undefined) {
      return;
    }
    const type = typeAt(typeNumber);
    switch (type.is) {
      case 'any':
        return;
      case 'object':
        if (this.#isMap(value, typeNumber)) {
          this.#object(value, type);
        }
        return;
      case 'map':
        if (this.#isMap(value, typeNumber)) {
          this.#map(value, type);
        }
        return;
      case 'list':
        if (this.#isList(value, typeNumber)) {
          this.#list(value, type);
        }
        return;
      default:
        this.#scalar(value, type);
    }
  }

  #isOver(): boolean {
    return (
      this.#values > MOST_VALUES ||
      this.#path.length > DEEPEST ||
      this.problems.length >= MOST_PROBLEMS
    );
  }

  #scalar(
    value: unknown,
    type: Exclude<FieldType, ObjectType | ListType | MapType>,
  ): void {
    const problem = scalarProblem(value, type, this.#path, this.builtIn);
    if (problem) {
      this.report(problem);
    }
  }

  #object(value: Record<string, unknown>, type: ObjectType): void {
    for (const name of Object.keys(value)) {
      const field = type.fields.get(name);
      if (field !== undefined) {
        this.#step(name, value[name], field);
      } else if (!this.#isOver()) {
        const meant = nearest(name, type.fields.keys());
        this.report(unknownField(this.#path, name, meant));
      }
    }
    for (const name of type.required) {
      if (!isSet(value, name)) {
        this.report(missingField(this.#path, name));
      }
    }
  }

  #map(value: Record<string, unknown>, type: MapType): void {
    const names = Object.keys(value);
    const rules = type.format ? mapFormats.get(type.format) : undefined;
    for (const name of names) {
      if (this.#isOver()) {
        return;
      }
      this.#named(name, rules?.key, name);
      this.#step(name, value[name], type.values);
      if (typeof value[name] === 'string') {
        this.#named(name, rules?.value, value[name]);
      }
    }
    if (names.length < type.minProperties) {
      this.report(tooFew(this.#path, type.minProperties));
    }
  }

  #named(key: string, rule: NameRule | undefined, text: string): void {
    const broken = isPlaceholder(text) ? undefined : rule?.(text);
    if (broken) {
      this.report(badValue([...this.#path, key], broken));
    }
  }

  #list(value: unknown[], type: ListType): void {
    const items = typeAt(type.items);
    for (let index = 0; index < value.length && !this.#isOver(); index++) {
      if (value[index] === null && items.is === 'object') {
        this.report(
          wrongType([...this.#path, index], null, {
            needed: { en: 'a map', zh: '映射' },
            advice: {
              en: 'remove the "-" without content',
              zh: '请删除没有内容的“-”',
            },
          }),
        );
      }
      this.#step(index, value[index], type.items);
    }
    if (value.length < type.minItems) {
      this.report(tooFew(this.#path, type.minItems));
    }
  }

  #step(step: string | number, value: unknown, type: number): void {
    this.#path.push(step);
    this.visit(value, type);
    this.#path.pop();
  }

  #isMap(value: unknown, type: number): value is Record<string, unknown> {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return this.#isNew(value, type);
    }
    this.#mismatch(value, { en: 'a map', zh: '映射' });
    return false;
  }

  #isList(value: unknown, type: number): value is unknown[] {
    if (Array.isArray(value)) {
      return this.#isNew(value, type);
    }
    this.#mismatch(value, { en: 'a list', zh: '列表' });
    return false;
  }

  #mismatch(value: unknown, needed: { en: string; zh: string }): void {
    if (typeof value !== 'string' || !isPlaceholder(value)) {
      this.report(wrongType(this.#path, value, { needed }));
    }
  }

  #isNew(value: object, type: number): boolean {
    const known = this.#seen.get(value);
    if (known === undefined) {
      this.#seen.set(value, type);
      return true;
    }
    const types = typeof known === 'number' ? new Set([known]) : known;
    if (types.has(type)) {
      return false;
    }
    this.#seen.set(value, types.add(type));
    return true;
  }
}

function isSet(value: Record<string, unknown>, name: string): boolean {
  return (
    Object.hasOwn(value, name) &&
    value[name] !== null &&
    value[name] !== undefined
  );
}

function tooFew(
  path: ReadonlyArray<string | number>,
  least: number,
): SchemaProblem {
  return badValue(path, {
    en: `it needs at least ${least} ${least === 1 ? 'entry' : 'entries'}`,
    zh: `至少需要 ${least} 项`,
  });
}
