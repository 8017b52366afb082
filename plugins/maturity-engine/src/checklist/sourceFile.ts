import { LineIndex, type TextPosition } from '../text/lines';
import type { YamlDocument } from '../text/document';
import { parseYaml } from '../text/yaml';

/**
 * A file of a checklist.
 *
 * @public
 */
export interface ChecklistFile {
  /** As errors name it. */
  path: string;
  text: string;
}

/**
 * Something wrong in a checklist, and how to mend it.
 *
 * @public
 */
export interface ChecklistError {
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based. */
  column: number;
  message: string;
  /** What would have been right. */
  expected?: string;
  /** The line, and below it a caret under the column. */
  excerpt?: string;
}

/** A way to a value in a document. */
export type Path = ReadonlyArray<string | number>;

/** Which part of a value an error is about. */
export interface Spot {
  /** The key instead of the value. */
  key?: boolean;
  /** A character of the value, which is a string. */
  character?: number;
}

/** Columns of a line that an excerpt shows. */
const EXCERPT_WIDTH = 120;

/** What a decoder writes where bytes are not of its encoding. */
const REPLACEMENT_CHARACTER = '\uFFFD';

/** Characters that take two columns: Chinese, Japanese and Korean ones, and their punctuation. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** A file of a checklist that has been read, and that can point at its parts. */
export class SourceFile {
  readonly #lines: LineIndex;

  private constructor(
    readonly path: string,
    text: string,
    readonly document: YamlDocument | undefined,
    /** Whether its YAML could not be read whole. */
    readonly isBroken: boolean,
  ) {
    this.#lines = new LineIndex(text);
  }

  /** Reads a file; what is wrong with its YAML goes to `report`. */
  static read(
    file: ChecklistFile,
    report: (error: ChecklistError) => void,
  ): SourceFile {
    const text = file.text.replace(/^\uFEFF/, '');
    const { documents, errors } = parseYaml(text, { file: file.path });
    const source = new SourceFile(
      file.path,
      text,
      documents[0],
      errors.length > 0,
    );
    const garbled = text.indexOf(REPLACEMENT_CHARACTER);
    if (garbled >= 0) {
      report(
        source.#errorAt(
          source.#lines.positionAt(garbled),
          'this character is not UTF-8',
          'a file saved as UTF-8',
        ),
      );
    }
    for (const { message, line, column } of errors) {
      report(source.#errorAt({ line, column }, message, 'valid YAML'));
    }
    if (documents.length > 1) {
      const position = documents[1].position([]) ?? { line: 1, column: 1 };
      report(
        source.#errorAt(
          position,
          'this file has more than one YAML document',
          'one document in a file',
        ),
      );
    }
    return source;
  }

  error(
    path: Path,
    message: string,
    expected?: string,
    spot: Spot = {},
  ): ChecklistError {
    return this.#errorAt(this.#position(path, spot), message, expected);
  }

  /** The value at a path of the document. */
  valueAt(path: Path): unknown {
    let value = this.document?.value;
    for (const part of path) {
      value = (value as Record<string | number, unknown> | null | undefined)?.[
        part
      ];
    }
    return value;
  }

  /** Where there is nothing at the path, the nearest thing around it. */
  #position(path: Path, spot: Spot): TextPosition {
    const exact =
      (spot.key && this.document?.keyPosition(path)) ||
      (spot.character !== undefined &&
        this.document?.characterPosition(path, spot.character));
    if (exact) return exact;
    for (let length = path.length; length >= 0; length--) {
      const position = this.document?.position(path.slice(0, length));
      if (position) return position;
    }
    return { line: 1, column: 1 };
  }

  #errorAt(
    position: TextPosition,
    message: string,
    expected?: string,
  ): ChecklistError {
    return {
      file: this.path,
      ...position,
      message,
      ...(expected === undefined ? {} : { expected }),
      excerpt: this.#excerpt(position),
    };
  }

  #excerpt({ line, column }: TextPosition): string {
    const text = this.#lines.lineText(line).replaceAll('\t', ' ');
    const from = column > EXCERPT_WIDTH ? column - EXCERPT_WIDTH / 2 : 0;
    const margin = Array.from({ length: column - 1 - from }, (_, index) =>
      WIDE.test(text.charAt(from + index)) ? '\u3000' : ' ',
    );
    return `${text.slice(from, from + EXCERPT_WIDTH)}\n${margin.join('')}^`;
  }
}

/**
 * Writes errors for a person to read, each with its line and a caret.
 *
 * @public
 */
export function formatChecklistErrors(errors: ChecklistError[]): string {
  return errors.map(formatChecklistError).join('\n\n');
}

function formatChecklistError(error: ChecklistError): string {
  const head = `${error.file}:${error.line}:${error.column}: ${error.message}`;
  const expected = error.expected ? [`  expected ${error.expected}`] : [];
  const [text, caret] = error.excerpt?.split('\n') ?? [];
  const margin = `${error.line}`.length;
  const excerpt =
    text === undefined
      ? []
      : [`  ${error.line} | ${text}`, `  ${' '.repeat(margin)} | ${caret}`];
  return [head, ...expected, ...excerpt].join('\n');
}
