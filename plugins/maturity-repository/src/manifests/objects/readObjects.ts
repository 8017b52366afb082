import { turn } from '../../turn';
import { piecesOf } from './pieces';
import { Reader, ReadObjectsOptions } from './reader';
import { ReadObjects } from './types';

/** Longer texts are read piece by piece at once: reading them twice would cost too much. */
const maxWhole = 500_000;

/**
 * The Kubernetes objects of a text of YAML or JSON, read as Kubernetes does; lists are unfolded. Documents without
 * `apiVersion` and `kind` are no objects and left out silently; one that has a name and one of the two is a problem. What can't be read is a problem; it never throws.
 */
export function readObjects(
  text: string,
  file: string,
  options: ReadObjectsOptions = {},
): ReadObjects {
  // At once costs less; where something is broken, piece by piece loses less.
  const whole = new Reader(file, options);
  if (text.length <= maxWhole && whole.readWhole(text)) return whole.result();
  const reader = new Reader(file, options);
  for (const piece of piecesOf(text)) {
    if (!reader.read(piece)) break;
  }
  return reader.result();
}

/** The same for large texts: others in the process have their turn between two documents. */
export async function readObjectsInTurns(
  text: string,
  file: string,
  options: ReadObjectsOptions = {},
): Promise<ReadObjects> {
  const reader = new Reader(file, options);
  for (const piece of piecesOf(text)) {
    await turn();
    if (!reader.read(piece)) break;
  }
  return reader.result();
}
