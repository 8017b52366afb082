import { CheckCase } from './types';

const unknown = { status: 'unknown' } as const;
const notApplicable = { status: 'not-applicable' } as const;

/** Something that is no text where a Dockerfile should be. */
const unreadable = { Dockerfile: Buffer.from([70, 82, 0, 1]) };

/** Of what could not be read these can't tell. */
const unreadableCases = [
  'base-image-selected',
  'multi-stage',
  'dockerfile-workdir',
  'dockerfile-timezone-env',
  'dockerfile-non-root',
  'dockerfile-user-numeric',
  'dockerfile-chown',
  'dockerfile-cmd',
  'dockerfile-no-secrets',
  'dockerfile-no-sudo',
  'dockerfile-no-curl-pipe',
  'dockerfile-labels',
  'dockerfile-run-shell',
  'dockerfile-current-forms',
].map((check): CheckCase => ({ check, files: unreadable, expected: unknown }));

/** Of a base image that only the build knows these can't tell. */
const unresolvedCases = [
  'base-image-selected',
  'base-image-tag',
  'base-image-digest',
  'dockerfile-non-root',
  'dockerfile-user-numeric',
].map(
  (check): CheckCase => ({
    check,
    files: { Dockerfile: 'ARG BASE\nFROM ${BASE}\n' },
    expected: unknown,
  }),
);

/** What isn't found may lie where the walk did not come to. */
const truncatedCases = [
  'development-environment',
  'dockerfile-exists',
  'ci-exists',
  'metrics-declared',
  'dashboards-declared',
  'alerts-declared',
  'operations-doc',
  'architecture-doc',
].map(
  (check): CheckCase => ({
    check,
    files: { '.keep': '' },
    evidence: ({ repository }) => ({
      repository: { ...repository, truncated: true },
    }),
    expected: unknown,
  }),
);

const install = (packages: string) => ({
  Dockerfile: `FROM debian:13\nRUN apt-get update && apt-get install -y ${packages}\n`,
});
const pinned = 'params:\n  requirePinnedPackages: true\n';

/** Rules that an installation has to ask for. */
const optionalCases: CheckCase[] = [
  {
    check: 'dockerfile-packages-pinned',
    files: install('curl=8.14.1-2'),
    overlay: pinned,
    expected: { status: 'pass' },
  },
  {
    check: 'dockerfile-packages-pinned',
    files: install('curl'),
    overlay: pinned,
    expected: { status: 'fail', at: ['Dockerfile:2'] },
  },
  {
    check: 'dockerfile-packages-pinned',
    files: install('curl'),
    expected: notApplicable,
  },
  {
    check: 'image-registry-allowed',
    files: { 'values.yaml': 'image: { repository: quay.io/a/b }\n' },
    expected: notApplicable,
  },
];

/** What the tables have no column for. */
export const moreCases: CheckCase[] = [
  ...unreadableCases,
  ...unresolvedCases,
  ...truncatedCases,
  ...optionalCases,
];
