import {
  collectRepository,
  includedPaths,
} from '@container-maturity/backstage-plugin-maturity-repository';
import { exitCode } from '../errors';
import { EvidenceInvocation } from '../arguments';
import { Surroundings } from '../surroundings';
import { readTarget } from '../target/readTarget';
import { prepareRendering } from './rendering';

/** `maturity evidence`: prints what the checks look at. */
export async function evidence(
  { target, programs, language }: EvidenceInvocation,
  surroundings: Surroundings,
): Promise<number> {
  await prepareRendering(programs, language, surroundings);
  const { outcome } = await readTarget(
    target,
    language,
    surroundings,
    (files, { entity }) =>
      collectRepository({
        ...files,
        entity: entity.metadata.name,
        include: includedPaths(entity),
      }),
  );
  surroundings.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  return exitCode.ok;
}
