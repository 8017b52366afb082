import { YamlDocument } from '@container-maturity/backstage-plugin-maturity-engine';
import { FieldPath, ManifestObject, Place, PlaceFinder } from './types';
import { Mapping, textOf, valueAt } from './values';

/** Where an object was read. */
export interface TextOfObject {
  document: YamlDocument;
  file: string;
  /** Of the document in the file. */
  firstLine: number;
  /** Of the object in the document: longer than nothing for an item of a list. */
  path: FieldPath;
}

/** An object of one document. Its places are looked up when asked, since most are never asked. */
export class DocumentObject implements ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly value: Mapping;
  readonly #text: TextOfObject;
  readonly #places: PlaceFinder | undefined;

  constructor(
    value: Mapping & { apiVersion: string; kind: string },
    text: TextOfObject,
    places: PlaceFinder | undefined,
  ) {
    this.apiVersion = value.apiVersion;
    this.kind = value.kind;
    this.name = textAt(value, 'name');
    this.namespace = textAt(value, 'namespace');
    this.value = value;
    this.#text = text;
    this.#places = places;
  }

  get source(): Place {
    return this.sourceOf([]);
  }

  sourceOf(path: FieldPath): Place {
    if (this.#places) return this.#places.placeOf(this.value, path);
    return { file: this.#text.file, line: this.#lineOf(path) };
  }

  #lineOf(path: FieldPath): number {
    const { document, path: own, firstLine } = this.#text;
    const whole = own.length === 0 ? path : [...own, ...path];
    const { position, depth } = document.nearest(whole);
    // Nothing of it is there: then it is the object itself.
    if (depth <= own.length) return this.#ownLine();
    return position ? position.line + firstLine - 1 : this.#ownLine();
  }

  #ownLine(): number {
    const { document, path: own, firstLine } = this.#text;
    const position =
      document.keyPosition([...own, 'kind']) ??
      document.keyPosition(own) ??
      document.position(own);
    return position ? position.line + firstLine - 1 : firstLine;
  }
}

function textAt(value: Mapping, field: 'name' | 'namespace'): string {
  const text = valueAt(value, ['metadata', field]);
  if (typeof text === 'number' || typeof text === 'boolean') return `${text}`;
  return textOf(text);
}
