import { CheckView } from '@container-maturity/backstage-plugin-maturity-common';
import { Language } from '../../language';
import { Paint } from './paint';
import { Note } from '../report';
import { safe } from '../safe';
import { Words } from './textWords';

/**
 * How the report for people looks.
 *
 * @public
 */
export interface TextOptions {
  language: Language;
  paint: Paint;
  /** Width of the terminal; lines keep to it where words allow. */
  columns: number;
}

/** What every part of the report needs. */
export interface Context extends TextOptions {
  words: Words;
  checks: Map<string, CheckView>;
}

/** File and line before a message, where there are any. */
export function placeOf({ source }: Pick<Note, 'source'>): string {
  if (!source?.file) {
    return '';
  }
  return `${safe(source.file)}${source.line ? `:${source.line}` : ''}  `;
}
