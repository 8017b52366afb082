import { Deed } from '../model';
import { bom } from './boms';
import { Environment } from './environment';
import { linter } from './linters';
import { scanner } from './scanners';
import { signer } from './signers';

/** Scanners, signers, bills of materials and linters of what is deployed. */
export function inspections(
  name: string,
  words: readonly string[],
  environment: Environment,
): Deed[] {
  return [
    ...scanner(name, words, environment),
    ...signer(name, words),
    ...bom(name, words),
    ...linter(name, words),
  ];
}
