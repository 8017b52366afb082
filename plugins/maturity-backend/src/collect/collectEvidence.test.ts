import { mockServices } from '@backstage/backend-test-utils';
import { CollectorAnswer } from '@container-maturity/backstage-plugin-maturity-node';
import { collected, Probe } from '../__testUtils__/probe';
import { component } from '../__testUtils__/startMaturity';
import { EvidenceRow } from '../store/rows';
import { collectEvidence, CollectOptions } from './collectEvidence';
import { ShareScope } from './ShareScope';

const now = new Date('2026-11-22T12:00:00.000Z');
const logger = mockServices.logger.mock();

function setUp(answer: CollectorAnswer | Error) {
  const probe = new Probe();
  probe.set('a', answer);
  const run = (stored?: EvidenceRow, options: Partial<CollectOptions> = {}) =>
    collectEvidence(component('a'), {
      collectors: [probe.collector],
      stored: new Map(stored ? [['probe', stored]] : []),
      scope: new ShareScope(logger),
      signal: new AbortController().signal,
      timeoutMs: 1_000,
      timeToLiveMs: 3_600_000,
      logger,
      now,
      ...options,
    });
  return { probe, run };
}

const good = collected({ ok: true, bad: [] });

describe('collectEvidence', () => {
  it('stores what is new, and nothing that is as before', async () => {
    const { run, probe } = setUp(good);
    const first = await run();
    expect(first.states.probe).toMatchObject({ status: 'collected' });
    expect(first.changed).toHaveLength(1);
    const again = await run(first.changed[0]);
    expect(probe.calls[1].etag).toBe('{"ok":true,"bad":[]}');
    expect(again.changed).toEqual([]);
    expect(again.states.probe).toEqual(first.states.probe);
    expect(again.digests).toEqual(first.digests);
  });

  it('collects anew what another version of the collector stored, and on request', async () => {
    const { run, probe } = setUp(good);
    const [row] = (await run()).changed;
    const after = await run({ ...row, version: 'older' });
    expect(after.changed).toHaveLength(1);
    await run(row, { fresh: true });
    expect(probe.calls.map(({ etag }) => etag)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('gives up a collector that takes too long', async () => {
    const { run, probe } = setUp(good);
    probe.onCollect = () => new Promise(() => {});
    const { states } = await run(undefined, { timeoutMs: 20 });
    expect(states.probe).toMatchObject({
      status: 'error',
      reason: {
        en: expect.stringContaining(
          'longer than 0.02 s (maturity.evidence.timeout)',
        ),
      },
    });
  });

  it('ends at once when it is stopped, and blames no collector', async () => {
    const { run, probe } = setUp(good);
    const stop = new AbortController();
    probe.onCollect = () => new Promise(() => {});
    const running = run(undefined, { signal: stop.signal });
    stop.abort(new Error('stopped'));
    await expect(running).rejects.toThrow('stopped');
  });

  it('refuses a document that is too large', async () => {
    const { run } = setUp({
      status: 'collected',
      document: { text: 'x'.repeat(21 * 1024 * 1024) },
    });
    const { states, changed } = await run();
    expect(states.probe).toMatchObject({
      status: 'error',
      reason: { en: expect.stringContaining('characters of evidence') },
    });
    expect(changed[0].document).toBeNull();
  });

  it('takes "unchanged" for an error where nothing is stored', async () => {
    const { run } = setUp({ status: 'unchanged' });
    expect((await run()).states.probe).toMatchObject({
      status: 'error',
      reason: { en: expect.stringContaining('without having been given') },
    });
  });

  it('calls evidence past its time to live stale', async () => {
    const { run } = setUp({
      ...good,
      collectedAt: '2026-11-22T10:00:00.000Z',
    } as CollectorAnswer);
    expect((await run()).states.probe).toMatchObject({
      status: 'collected',
      stale: true,
    });
    const lenient = await run(undefined, { timeToLiveMs: 3 * 3_600_000 });
    expect(lenient.states.probe).not.toHaveProperty('stale');
  });

  it('keeps the document while a collector fails, and forgets it when there is nothing', async () => {
    const { run, probe } = setUp(good);
    const [row] = (await run()).changed;
    probe.set('a', new Error('down'));
    const failing = await run(row);
    expect(failing.changed[0]).toMatchObject({
      status: 'error',
      document: row.document,
      etag: row.etag,
    });
    probe.set('a', {
      status: 'nothing',
      reason: { en: 'not there', zh: '没有' },
    });
    const gone = await run(failing.changed[0]);
    expect(gone.states.probe).toEqual({
      status: 'nothing',
      reason: { en: 'not there', zh: '没有' },
    });
    expect(gone.changed[0]).toMatchObject({
      status: 'nothing',
      document: null,
    });
  });
});

describe('ShareScope', () => {
  it('makes a thing once, apart for each collector, and cleans up whatever happens', async () => {
    const scope = new ShareScope(logger);
    const disposed: string[] = [];
    const make = jest.fn(async () => 'thing');
    const share = scope.forCollector('one');
    const dispose = async (value: string) => void disposed.push(value);
    expect(
      await Promise.all([
        share('key', make, dispose),
        share('key', make, dispose),
      ]),
    ).toEqual(['thing', 'thing']);
    expect(make).toHaveBeenCalledTimes(1);
    await scope.forCollector('two')('key', make, () =>
      Promise.reject(new Error('cannot')),
    );
    expect(make).toHaveBeenCalledTimes(2);
    await expect(
      share('broken', () => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    await scope.dispose();
    expect(disposed).toEqual(['thing']);
  });
});
