import { checkCases } from '.';
import { tryMutants } from './laboratory';

/** `npm run mutate`: a JSON line with the figures, and what survived on standard error; 1 if anything did. */
async function main(): Promise<number> {
  const { wrong, phases, surviving } = await tryMutants(checkCases);
  for (const line of wrong) process.stderr.write(`wrong case: ${line}\n`);
  for (const { check, change } of surviving) {
    process.stderr.write(`survived: ${check}, ${change}\n`);
  }
  process.stdout.write(
    `${JSON.stringify({ cases: checkCases.length, phases })}\n`,
  );
  return wrong.length + surviving.length > 0 ? 1 : 0;
}

main().then(
  status => {
    process.exitCode = status;
  },
  error => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  },
);
