import type { Place } from '../../manifests/objects';
import { LogInput, LogOutput } from './shapes';

/** Where a line of a text stands. */
export type PlaceOf = (line: number) => Place;

/** What one file of a configuration says; others of the same may say the rest. */
export interface PartFacts {
  inputs: LogInput[];
  outputs: LogOutput[];
  parsesJson: boolean;
  /** Inputs keep what waits, on behalf of all outputs. */
  buffersInputs: boolean;
}
