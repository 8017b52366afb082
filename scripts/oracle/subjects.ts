import { Source } from '@container-maturity/backstage-plugin-maturity-common';
import { parseYaml } from '@container-maturity/backstage-plugin-maturity-engine';

/** What both judge: one object of a set, or one Dockerfile; each is a file of its own below the work directory. */
export interface Subject {
  /** The directory it comes from, as the reader knows it. */
  repository: string;
  kind: 'object' | 'dockerfile';
  /** 'Deployment/api', or the path of the Dockerfile. */
  title: string;
  /** Where it stands in its repository. */
  source: Source;
  /** Below the work directory. */
  file: string;
  text: string;
  /** Empty for a Dockerfile. */
  object: Record<string, unknown>;
  containers: SubjectContainer[];
}

/** A container of a workload, and the lines of the file that it takes. */
export interface SubjectContainer {
  name: string;
  role: 'main' | 'init' | 'ephemeral';
  value: Record<string, unknown>;
  first: number;
  last: number;
}

const lists = [
  ['containers', 'main'],
  ['initContainers', 'init'],
  ['ephemeralContainers', 'ephemeral'],
] as const;

/** The containers of a manifest, wherever its kind keeps the pod. */
export function containersOf(text: string): SubjectContainer[] {
  const [document] = parseYaml(text, { dialect: 'kubernetes' }).documents;
  const lines = text.split('\n');
  return podPaths.flatMap(path =>
    lists.flatMap(([list, role]) =>
      items(at(document.value, [...path, list])).map((value, index) => {
        const first = document.position([...path, list, index])?.line ?? 1;
        return {
          name: String(value.name ?? ''),
          role,
          value,
          first,
          last: endOf(lines, first),
        };
      }),
    ),
  );
}

const podPaths = [
  ['spec'],
  ['spec', 'template', 'spec'],
  ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
];

/** The last line of the item that begins here, in JSON written with indentation. */
function endOf(lines: string[], first: number): number {
  const indent = /^ */.exec(lines[first - 1])![0];
  const after = lines.findIndex(
    (line, index) =>
      index >= first &&
      line.startsWith(`${indent}}`) &&
      !line.startsWith(`${indent} `),
  );
  return after < 0 ? lines.length : after + 1;
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (isRecord(inner) ? inner[key] : undefined),
    value,
  );
}

function items(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
