import { EvaluationChange, EvaluationStore } from '../store/EvaluationStore';
import { ChangeWriter } from './ChangeWriter';

describe('ChangeWriter', () => {
  const commit = jest.fn(async (_: EvaluationChange[]) => new Set<string>());
  const totals = { evaluated: 0, changed: 0, failed: 0 };
  const start = () =>
    new ChangeWriter(
      { commit } as Partial<EvaluationStore> as EvaluationStore,
      'list',
      new Date(),
      totals,
    );
  const change = (entityRef: string, characters: number): EvaluationChange => ({
    entityRef,
    basedOn: undefined,
    evidence: [
      {
        entity_ref: entityRef,
        collector: 'repository',
        status: 'collected',
        reason: null,
        version: '1',
        etag: null,
        digest: null,
        document: 'x'.repeat(characters),
        collected_at: '',
      },
    ],
    results: [],
    removedResults: [],
    transitions: [],
  });
  const batches = () => commit.mock.calls.map(([batch]) => batch.length);

  beforeEach(() => jest.clearAllMocks());

  it('gathers small changes', async () => {
    const writer = start();
    await writer.add(
      Array.from({ length: 600 }, (_, n) => change(`c:d/${n}`, 10)),
    );
    await writer.flush();
    expect(batches()).toEqual([500, 100]);
  });

  it('lets no big documents pile up', async () => {
    const writer = start();
    await writer.add(
      Array.from({ length: 5 }, (_, n) => change(`c:d/${n}`, 6_000_000)),
    );
    await writer.flush();
    expect(batches()).toEqual([2, 2, 1]);
  });
});
