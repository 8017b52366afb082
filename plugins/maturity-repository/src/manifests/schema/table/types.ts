/**
 * The types of the field table. Each is one line of words:
 *
 * - `object !name=12 image=0`: fields with the number of their type; `!` marks what is required
 * - `list 12 minItems=1`, `map 0 format=labels minProperties=1`: items, values
 * - `string minLength=1 format=label enum=A|B pattern=3`, `bytes` (base64), `time` (RFC 3339)
 * - `integer minimum=0`, `int32 maximum=65535`, `number`, `boolean`
 * - `quantity`, `intOrString format=port`, `any`
 */
export type FieldType =
  | ObjectType
  | ListType
  | MapType
  | TextType
  | NumberType
  | { is: 'boolean' | 'quantity' | 'any' }
  | IntOrStringType;

export interface ObjectType {
  is: 'object';
  fields: Map<string, number>;
  required: string[];
}

export interface ListType {
  is: 'list';
  items: number;
  minItems: number;
}

export interface MapType {
  is: 'map';
  values: number;
  format?: string;
  minProperties: number;
}

export interface TextType {
  is: 'string' | 'bytes' | 'time';
  minLength: number;
  maxLength: number;
  format?: string;
  values?: string[];
  pattern?: RegExp;
}

export interface NumberType {
  is: 'integer' | 'number';
  minimum: number;
  maximum: number;
}

export interface IntOrStringType {
  is: 'intOrString';
  format?: string;
}

/** Reads one line of the table. */
export function readType(
  line: string,
  patterns: ReadonlyArray<string>,
): FieldType {
  const [is, ...rest] = line.split(' ');
  switch (is) {
    case 'object':
      return readObject(rest);
    case 'list': {
      const words = readWords(rest.slice(1));
      return {
        is,
        items: Number(rest[0]),
        minItems: limit(words, 'minItems', 0),
      };
    }
    case 'map': {
      const words = readWords(rest.slice(1));
      return {
        is,
        values: Number(rest[0]),
        format: words.get('format'),
        minProperties: limit(words, 'minProperties', 0),
      };
    }
    case 'string':
    case 'bytes':
    case 'time':
      return readText(is, readWords(rest), patterns);
    case 'integer':
    case 'number':
      return readNumber(is, readWords(rest), Infinity);
    case 'int32':
      return readNumber('integer', readWords(rest), 2 ** 31);
    case 'intOrString':
      return { is, format: readWords(rest).get('format') };
    case 'boolean':
    case 'quantity':
      return { is };
    default:
      return { is: 'any' };
  }
}

function readObject(words: string[]): ObjectType {
  const fields = new Map<string, number>();
  const required: string[] = [];
  for (const word of words) {
    const split = word.lastIndexOf('=');
    const isRequired = word.startsWith('!');
    const name = word.slice(isRequired ? 1 : 0, split);
    fields.set(name, Number(word.slice(split + 1)));
    if (isRequired) {
      required.push(name);
    }
  }
  return { is: 'object', fields, required };
}

function readText(
  is: TextType['is'],
  words: Map<string, string>,
  patterns: ReadonlyArray<string>,
): TextType {
  const pattern = words.get('pattern');
  return {
    is,
    minLength: limit(words, 'minLength', 0),
    maxLength: limit(words, 'maxLength', Infinity),
    format: words.get('format'),
    values: words.get('enum')?.split('|').map(decodeURIComponent),
    pattern:
      pattern === undefined
        ? undefined
        : new RegExp(patterns[Number(pattern)], 'u'),
  };
}

function readNumber(
  is: NumberType['is'],
  words: Map<string, string>,
  range: number,
): NumberType {
  return {
    is,
    minimum: limit(words, 'minimum', -range),
    maximum: limit(words, 'maximum', range === Infinity ? range : range - 1),
  };
}

function readWords(words: string[]): Map<string, string> {
  return new Map(
    words.map(word => {
      const split = word.indexOf('=');
      return [word.slice(0, split), word.slice(split + 1)];
    }),
  );
}

function limit(
  words: Map<string, string>,
  name: string,
  otherwise: number,
): number {
  const word = words.get(name);
  return word === undefined ? otherwise : Number(word);
}
