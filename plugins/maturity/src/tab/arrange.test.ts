import { checklist, scorecard } from '../__testUtils__';
import { applyFilter, countsOf, findCheck, tasksOf } from './arrange';

const assessment = { checklist, scorecard };
const phase = 'containerisation';

function ids(tasks: ReturnType<typeof tasksOf>) {
  return tasks.map(task => [task.id, ...task.checks.map(check => check.id)]);
}

describe('tasksOf', () => {
  it("keeps the checklist's order and counts the required checks that gate", () => {
    expect(
      tasksOf(assessment, phase).map(task => [
        task.id,
        task.checks.length,
        task.done,
        task.required,
      ]),
    ).toEqual([
      ['containerise', 3, 1, 3],
      // One is not measured and one is advisory; a waived one is done.
      ['image', 3, 1, 1],
      // A scheduled one is done, the platform's is not.
      ['pipeline', 3, 2, 3],
      // In error, but its last verified result goes on counting.
      ['monitoring', 3, 1, 1],
    ]);
  });

  it('has checks without a result and results without a check', () => {
    const tasks = tasksOf(
      {
        checklist,
        scorecard: {
          ...scorecard,
          results: [{ ...scorecard.results[0], check: 'dropped' }],
        },
      },
      phase,
    );
    expect(tasks[0].checks[0]).toEqual({
      id: 'dockerfile-exists',
      phase,
      view: expect.anything(),
      result: undefined,
    });
    expect(tasks[tasks.length - 1]).toMatchObject({
      title: undefined,
      checks: [{ id: 'dropped', result: { check: 'dropped' } }],
    });
  });

  it('puts last what nothing here measures', () => {
    const results = scorecard.results.map(result =>
      result.task === 'containerise'
        ? { ...result, status: 'unknown' as const, measured: false }
        : result,
    );
    expect(
      tasksOf({ checklist, scorecard: { ...scorecard, results } }, phase).map(
        ({ id }) => id,
      ),
    ).toEqual(['image', 'pipeline', 'monitoring', 'containerise']);
  });

  it('has none in a phase without checks', () => {
    expect(tasksOf(assessment, 'advanced')).toEqual([]);
  });
});

describe('applyFilter', () => {
  it('lets through what someone has to do something about', () => {
    expect(ids(applyFilter(tasksOf(assessment, phase), 'todo'))).toEqual([
      ['containerise', 'dockerfile-non-root', 'dockerignore'],
      ['image', 'image-platforms'],
      ['pipeline', 'pipeline-scan', 'registry-configured'],
      ['monitoring', 'metrics'],
    ]);
  });

  it('lets through what a level still waits for', () => {
    expect(ids(applyFilter(tasksOf(assessment, phase), 'required'))).toEqual([
      ['containerise', 'dockerfile-non-root', 'dockerignore'],
      ['pipeline', 'registry-configured'],
    ]);
  });

  it('lets through what nothing here measures', () => {
    expect(ids(applyFilter(tasksOf(assessment, phase), 'unmeasured'))).toEqual([
      ['image', 'image-size'],
      ['monitoring', 'runbook-practised'],
    ]);
  });
});

describe('countsOf', () => {
  it('counts what each filter shows', () => {
    expect(countsOf(tasksOf(assessment, phase))).toEqual({
      all: 12,
      required: 3,
      todo: 6,
      unmeasured: 2,
    });
  });
});

describe('findCheck', () => {
  it('finds a check in any phase, also where only one side knows it', () => {
    expect(findCheck(assessment, 'workload-probes')).toMatchObject({
      phase: 'orchestration',
      result: { status: 'not-applicable' },
    });
    expect(findCheck(assessment, 'log-shipping')).toMatchObject({
      view: { id: 'log-shipping' },
      result: undefined,
    });
    expect(
      findCheck(
        { checklist: { ...checklist, phases: [] }, scorecard },
        'metrics',
      ),
    ).toMatchObject({ phase, result: { status: 'error' } });
    expect(findCheck(assessment, 'no-such-check')).toBeUndefined();
  });
});
