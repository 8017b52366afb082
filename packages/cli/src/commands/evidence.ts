import { exitCode } from '../errors';
import { Invocation } from '../program';
import { Surroundings } from '../surroundings';
import { collect } from './collect';

/** `maturity evidence`: prints what the checks look at. */
export async function evidence(
  { target, language }: Extract<Invocation, { command: 'evidence' }>,
  surroundings: Surroundings,
): Promise<number> {
  const collected = await collect(target, language, surroundings);
  surroundings.stdout.write(`${JSON.stringify(collected.evidence, null, 2)}\n`);
  return exitCode.ok;
}
