import { z } from 'zod';
import { sourceShape } from '../../shapes';

export const falcoRuleShape = z
  .object({
    kind: z.enum(['rule', 'macro']).describe('What it is'),
    name: z.string().describe('As it calls itself'),
    enabled: z.boolean().describe('False: it is switched off'),
    changes: z
      .boolean()
      .describe(
        'It changes a rule or macro of the same name (override or append), and is none of its own',
      ),
    eventSource: z
      .string()
      .describe('syscall where nothing is said, else such as k8s_audit'),
    missing: z
      .array(z.string())
      .describe(
        'What of desc, condition, output and priority is not there; of a macro: condition',
      ),
    priority: z.string().describe('As written'),
    priorityValid: z
      .boolean()
      .describe('It is one of those Falco knows; true where there is none'),
    tags: z.array(z.string()).describe('As written'),
    exceptions: z.boolean().describe('It lists exceptions'),
    parses: z
      .boolean()
      .describe('Falco can read the condition; true where there is none'),
    undefinedMacros: z
      .array(z.string())
      .describe(
        "Macros that neither the repository nor Falco's own rules define, or that stand further below in the same file",
      ),
    limitsEvents: z
      .enum(['yes', 'no', 'unknown'])
      .describe(
        'Whether it looks at some types of events (evt.type, or a macro such as spawned_process) alone; yes where the source is not syscall',
      ),
    onlyExcludes: z
      .boolean()
      .describe(
        'It asks for nothing but that something happens, and lists names for which it does not alarm',
      ),
    source: sourceShape,
    conditionSource: sourceShape.describe('The condition, else the rule'),
  })
  .describe('A rule or macro of Falco');

export type FalcoRule = z.output<typeof falcoRuleShape>;
