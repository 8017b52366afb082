import { Environment } from '@marcbachmann/cel-js';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';
import { z } from 'zod';
import { Place } from './compare';

const shape = z.strictObject({
  id: z.string(),
  checks: z.array(z.string()).min(1),
  /** Who finds fault: `trivy` or `us` alone; `unknown`: we can't tell, whatever Trivy says. */
  only: z.enum(['trivy', 'us', 'unknown']),
  /** All the rules that fail must be among them; any, where none are named. */
  rules: z.array(z.string()).min(1).optional(),
  /** CEL over the place; without it every such place is meant. */
  when: z.string().optional(),
  /** In plain words: why they differ, and why ours is right, or why both are. */
  reason: z.string().min(20),
  /** False for what only whole repositories show, so that the fixtures needn't. */
  fixture: z.boolean().default(true),
});

/** Why we and Trivy differ, for one sort of place. */
export type Explanation = z.infer<typeof shape>;

/** Reads explained.yaml, and finds the explanation of a place. */
export class Explanations {
  readonly #environment = new Environment({ unlistedVariablesAreDyn: true });
  readonly #compiled = new Map<
    Explanation,
    (variables: Record<string, unknown>) => unknown
  >();

  static async read(checks: ReadonlySet<string>): Promise<Explanations> {
    const file = join(__dirname, 'explained.yaml');
    const { documents } = parseYaml(await readFile(file, 'utf8'), { file });
    const all = z.array(shape).parse(documents[0].value);
    for (const { id, checks: named } of all) {
      const unknown = named.find(check => !checks.has(check));
      if (unknown)
        throw new Error(`${file}: ${id}: no check '${unknown}' is compared`);
    }
    return new Explanations(all);
  }

  private constructor(readonly all: Explanation[]) {
    for (const explanation of all) {
      const parsed = this.#environment.parse(explanation.when ?? 'true');
      this.#compiled.set(explanation, variables => parsed(variables));
    }
  }

  of(place: Place): Explanation | undefined {
    return this.all.find(
      each =>
        each.checks.includes(place.check) &&
        each.only === sideOf(place) &&
        (!each.rules ||
          place.trivy.every(rule => each.rules!.includes(rule))) &&
        this.#holds(each, place),
    );
  }

  #holds(explanation: Explanation, place: Place): boolean {
    const { subject, container } = place;
    try {
      return (
        this.#compiled.get(explanation)!({
          object: subject.object,
          pod: podOf(subject.object),
          container: container?.value ?? {},
          role: container?.role ?? '',
          text: subject.text,
          instructions: instructionsOf(subject.text),
          findings: place.ourWords,
          ours: place.ourWords.join('\n'),
          trivy: place.trivyWords.join('\n'),
        }) === true
      );
    } catch {
      // A field that isn't there: the explanation is about something else.
      return false;
    }
  }
}

/** Who finds fault with a place, where they differ. */
export function sideOf({ ours, trivy }: Place): Explanation['only'] | 'none' {
  if (ours === 'unknown') return 'unknown';
  if ((ours === 'fail') === trivy.length > 0) return 'none';
  return ours === 'fail' ? 'us' : 'trivy';
}

/** The lines that begin an instruction, its keyword in capitals. */
function instructionsOf(text: string): string[] {
  return text.split('\n').flatMap(line => {
    const [, keyword, rest] = /^\s*([a-z]+)\s+(.*)$/i.exec(line) ?? [];
    return keyword ? [`${keyword.toUpperCase()} ${rest}`] : [];
  });
}

function podOf(object: Record<string, unknown>): unknown {
  const spec = record(object.spec);
  const job = record(record(spec.jobTemplate).spec);
  const template = record(spec.template ?? job.template);
  return template.spec ?? spec;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)
    : {};
}
