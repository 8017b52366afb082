import {
  Checklist,
  compileChecklist,
  evaluate,
  readChecklistFiles,
  shippedChecklist,
} from '@container-maturity/backstage-plugin-maturity-engine';
import type {
  Archetype,
  CheckResult,
} from '@container-maturity/backstage-plugin-maturity-common';
import { collectRepository, repositoryEvidenceSchema } from '.';
import { projectCases as cases } from './checkCases/projectCases';
import { Files } from './checkCases/types';
import { directoryOf } from './files/testing';

/** Checks that a person or another collector answers. */
const elsewhere = [
  'developers-have-builder',
  'image-exists',
  'image-non-root',
  'image-size',
  'image-layers',
  'image-format',
  'image-age',
  'prometheus-available',
  'metrics-target-up',
  'dashboards-reviewed',
  'alerts-loaded',
  'logs-collected',
  'logs-agreed',
  'operations-doc-reviewed',
];

const required = [
  'image-registry-allowed',
  'image-exists',
  'image-non-root',
  'ci-exists',
  'ci-build',
  'ci-test',
  'ci-dangerous-workflow',
  'metrics-target-up',
  'operations-doc',
];

const compiledChecklists = new Map<string, Promise<Checklist>>();

function checklist(overlay = ''): Promise<Checklist> {
  const known = compiledChecklists.get(overlay) ?? compile(overlay);
  compiledChecklists.set(overlay, known);
  return known;
}

async function compile(overlay: string): Promise<Checklist> {
  const shipped = await readChecklistFiles(shippedChecklist());
  const files = overlay
    ? [
        {
          path: 'own.yaml',
          text: `id: own\nversion: 1.0.0\nextends: container-adoption@1\n${overlay}`,
        },
      ]
    : shipped;
  const compiled = compileChecklist(files, {
    schemas: [repositoryEvidenceSchema],
    base: () => shipped,
  });
  expect(compiled.errors).toEqual([]);
  return compiled.checklist!;
}

async function resultsOf(
  files: Files,
  overlay?: string,
  archetype: Archetype = 'service',
  subpath?: string,
): Promise<Map<string, CheckResult>> {
  const document = await collectRepository({
    root: await directoryOf({ '.keep': '', ...files }),
    subpath,
  });
  const results = evaluate(await checklist(overlay), {
    entity: { kind: 'Component', metadata: { name: 'x' } },
    archetype: { value: archetype, from: 'annotation' },
    evidence: { repository: { status: 'collected', document } },
    now: new Date('2026-11-22T00:00:00Z'),
  });
  return new Map(results.map(result => [result.check, result]));
}

async function status(check: string, files: Files, overlay?: string) {
  return (await resultsOf(files, overlay)).get(check);
}

const list = <T>(value: T | T[]): T[] =>
  Array.isArray(value) ? value : [value];

describe('phase 1 without Dockerfiles', () => {
  it('has a case for every check', async () => {
    const files = await readChecklistFiles(shippedChecklist());
    const ids = files
      .filter(({ path }) =>
        /phase-1-(environment|image|pipeline|monitoring|documents)\.yaml$/.test(
          path,
        ),
      )
      .flatMap(({ text }) =>
        [...text.matchAll(/^ {2}- id: (\S+)$/gm)].map(([, id]) => id),
      );
    expect(ids.sort()).toEqual([...Object.keys(cases), ...elsewhere].sort());
  });

  describe.each(Object.entries(cases))(
    '%s',
    (check, { pass, fail, at, unknown, none, overlay }) => {
      it('passes', async () => {
        for (const files of list(pass)) {
          expect(await status(check, files, overlay)).toMatchObject({
            status: 'pass',
            measured: true,
          });
        }
      });

      it('fails', async () => {
        for (const files of list(fail)) {
          const result = await status(check, files, overlay);
          expect(result).toMatchObject({ status: 'fail', measured: true });
          expect(result!.findings[0].message.zh).toMatch(/[\u4e00-\u9fff]/);
        }
        const result = await status(check, list(fail)[0], overlay);
        const { file, line } = result!.findings[0].source ?? {};
        expect(at === undefined ? undefined : `${file}:${line}`).toBe(at);
      });

      it('does not apply to a library', async () => {
        expect(
          (await resultsOf({}, overlay, 'library')).get(check),
        ).toMatchObject({ status: 'not-applicable' });
      });

      if (none) {
        it('does not apply where there is nothing to look at', async () => {
          for (const files of list(none)) {
            expect(await status(check, files, overlay)).toMatchObject({
              status: 'not-applicable',
            });
          }
        });
      }
      if (unknown) {
        it('is unknown where the repository does not tell', async () => {
          for (const files of list(unknown)) {
            expect(await status(check, files, overlay)).toMatchObject({
              status: 'unknown',
              measured: true,
            });
          }
        });
      }
    },
  );

  it.each(elsewhere)('%s is not measured here', async check => {
    expect(await status(check, {})).toMatchObject({
      status: 'unknown',
      measured: false,
    });
  });

  it.each([['metrics-declared'], ['dashboards-declared'], ['alerts-declared']])(
    '%s names the directory where it looked in a repository of several services',
    async check => {
      const files = {
        'svc/bill/main.go': '',
        'ops/dashboards/a.json': '{"panels":[{}]}',
      };
      const messages = async (subpath?: string) => {
        const result = (
          await resultsOf(files, undefined, 'service', subpath)
        ).get(check);
        return result!.findings.map(({ message }) => message.en).join();
      };
      expect(await messages('svc/bill')).toContain('in svc/bill');
      expect(await messages('svc')).not.toContain('in the repository');
    },
  );

  it('does not ask for registries unless the installation names them', async () => {
    expect(
      await status('image-registry-allowed', {
        'values.yaml': 'image: { repository: quay.io/a/b }\n',
      }),
    ).toMatchObject({ status: 'not-applicable' });
  });

  it('requires what the guide names as deliverables, and nothing more', async () => {
    const results = await resultsOf({});
    const mine = [...Object.keys(cases), ...elsewhere];
    expect(mine.filter(id => results.get(id)?.required).sort()).toEqual(
      [...required].sort(),
    );
  });

  it('throws nowhere, with everything absent and with everything there', async () => {
    const everything = Object.assign(
      {},
      ...Object.values(cases).flatMap(({ pass, fail }) => [
        ...list(fail),
        ...list(pass),
      ]),
    );
    for (const files of [{}, everything]) {
      const results = await resultsOf(files);
      expect(
        [...results.values()]
          .filter(result => result.status === 'error')
          .map(({ check, reason }) => [check, reason?.en]),
      ).toEqual([]);
    }
  });
});
