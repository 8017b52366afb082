import { z } from 'zod';
import { localizedTextShape, sourceShape } from '../shapes';

const entryShape = z.object({
  kind: z
    .enum(['waiver', 'attestation', 'invalid'])
    .describe('What is written there; invalid: it could not be read'),
  check: z.string().describe('Id of the check'),
  by: z.string().describe('Who asks for the waiver, or attests'),
  reason: z.string().describe('Why, as written'),
  from: z.string().describe('First day of a waiver; empty: from the start'),
  until: z.string().describe('Last day; empty: for as long as the check says'),
  at: z.string().describe('Day of an attestation'),
  link: z.string().describe('A page with more'),
  compensating: z
    .string()
    .describe('What is done in place of what the check asks'),
  holds: z.boolean().describe('What an attestation says'),
  problem: localizedTextShape.describe('Why it could not be read'),
  source: sourceShape,
});

const guardShape = z.object({
  file: z.string().describe('The file that is guarded'),
  codeowners: z.string().describe('The CODEOWNERS file that says so'),
  owners: z.array(z.string()).describe('Any of them may approve a change'),
  source: sourceShape,
});

export const decisionsShape = z
  .object({
    exists: z.boolean().describe('There is a maturity.yaml'),
    entries: z.array(entryShape).describe('Its waivers and attestations'),
    codeowners: z.array(z.string()).describe('The CODEOWNERS files there are'),
    guards: z
      .array(guardShape)
      .describe('Who has to approve changes of it, and of CODEOWNERS itself'),
    source: sourceShape,
  })
  .describe(
    'What people have decided, in the maturity.yaml next to the entity',
  );

/**
 * What a maturity.yaml says, and who guards it.
 *
 * @public
 */
export type Decisions = z.output<typeof decisionsShape>;
export type DecisionEntry = z.output<typeof entryShape>;
export type Guard = z.output<typeof guardShape>;
