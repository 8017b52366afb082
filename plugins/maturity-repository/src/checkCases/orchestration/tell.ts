import { CheckCase } from '../types';

type Files = CheckCase['files'];
type Status = CheckCase['expected']['status'];

/** A repository alone, or with what is put in the place of its evidence, or what an installation changes. */
export type Sample =
  | Files
  | ({ files: Files } & Pick<
      CheckCase,
      'evidence' | 'overlay' | 'tags' | 'entity' | 'archetype'
    >);

/** Repositories for which a check passes, fails, can't tell, can't be judged, and has nothing to look at. */
export interface Told {
  pass?: Sample[];
  /**
   * `at` holds, for each of the first findings in its order, the line it is on, or a part of it that stands nowhere
   * else.
   */
  fail?: Array<Exclude<Sample, Files> & { at?: string[] }>;
  unknown?: Sample[];
  error?: Sample[];
  none?: Sample[];
}

/** Every case of a table that has a row for each check. */
export function casesOf(table: Record<string, Told>): CheckCase[] {
  return Object.entries(table).flatMap(([check, told]) => {
    const { pass = [], fail = [], unknown = [], error = [], none = [] } = told;
    const of = (status: Status, at?: string[]) => (sample: Sample) => ({
      ...(isAlone(sample) ? { files: sample } : sample),
      check,
      expected: { status, ...(at && { at }) },
    });
    return [
      ...pass.map(of('pass')),
      ...none.map(of('not-applicable')),
      ...unknown.map(of('unknown')),
      ...error.map(of('error')),
      ...fail.map(({ at, ...sample }) =>
        of(
          'fail',
          at?.map(text => placeOf(text, sample.files)),
        )(sample),
      ),
    ];
  });
}

function isAlone(sample: Sample): sample is Files {
  return typeof sample.files !== 'object' || Buffer.isBuffer(sample.files);
}

function placeOf(text: string, files: Files): string {
  const all = Object.entries(files).flatMap(([file, content]) =>
    String(content)
      .split('\n')
      .map((line, index) => ({ line, place: `${file}:${index + 1}` })),
  );
  const whole = all.filter(({ line }) => line === text);
  const found =
    whole.length > 0 ? whole : all.filter(({ line }) => line.includes(text));
  if (found.length !== 1) {
    throw new Error(`'${text}' stands on ${found.length} lines`);
  }
  return found[0].place;
}

/** The entity is a folder of the repository: what it lacks may lie in another one. */
export const folder: CheckCase['evidence'] = ({ repository }) => ({
  repository: { ...repository, subpath: 'services/api' },
});

/** Lists of what may lack something that is deployed beside it. */
const beside = [
  'workloads',
  'services',
  'ingresses',
  'httpRoutes',
  'networkPolicies',
  'namespaces',
  'autoscalers',
  'disruptionBudgets',
  'configReferences',
] as const;

const notHere = { en: 'There is no helm here', zh: '这里没有 helm' };

/** Something that is deployed beside all there is could not be looked at, since no tool is here to render it. */
export const notRendered: NonNullable<CheckCase['evidence']> = collected => ({
  ...Object.fromEntries(
    beside.map(name => [
      name,
      collected[name].map(item => ({ ...item, unread: [notHere] })),
    ]),
  ),
  incomplete: [
    {
      evidence: 'gateways',
      error: false,
      reason: notHere,
      source: { file: 'deploy/Chart.yaml', line: 1 },
    },
  ],
});
