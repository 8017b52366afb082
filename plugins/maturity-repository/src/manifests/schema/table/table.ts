import fieldTable from './fieldTable.json';
import { readType, type FieldType } from './types';

/** A kind of the table: where its type is, and whether Kubernetes itself brings it. */
export interface KindType {
  type: number;
  builtIn: boolean;
}

const types = new Array<FieldType | undefined>(fieldTable.types.length);
const versions = new Map<string, Map<string, KindType> | undefined>();

/** The type with a number; a line is read when it is first needed. */
export function typeAt(number: number): FieldType {
  let type = types[number];
  if (type === undefined) {
    type = readType(fieldTable.types[number], fieldTable.patterns);
    types[number] = type;
  }
  return type;
}

export function kindType(
  apiVersion: string,
  kind: string,
): KindType | undefined {
  if (!versions.has(apiVersion) && isKnown(apiVersion)) {
    versions.set(apiVersion, readVersion(apiVersion));
  }
  return versions.get(apiVersion)?.get(kind);
}

/** Every apiVersion and kind of the table; `builtIn`: Kubernetes itself brings it. */
export function allKinds(): Array<{
  apiVersion: string;
  kind: string;
  builtIn: boolean;
}> {
  const { builtIn, custom } = fieldTable;
  return [builtIn, custom].flatMap(section =>
    Object.entries(section).flatMap(([apiVersion, kinds]) =>
      kinds.split(' ').map(each => ({
        apiVersion,
        kind: each.split('=')[0],
        builtIn: section === builtIn,
      })),
    ),
  );
}

function isKnown(apiVersion: string): boolean {
  return (
    Object.hasOwn(fieldTable.builtIn, apiVersion) ||
    Object.hasOwn(fieldTable.custom, apiVersion)
  );
}

function readVersion(apiVersion: string): Map<string, KindType> {
  const kinds = new Map<string, KindType>();
  for (const builtIn of [true, false]) {
    const section: Record<string, string> = builtIn
      ? fieldTable.builtIn
      : fieldTable.custom;
    for (const word of section[apiVersion]?.split(' ') ?? []) {
      const [kind, type] = word.split('=');
      kinds.set(kind, { type: Number(type), builtIn });
    }
  }
  return kinds;
}
