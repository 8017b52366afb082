import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Health } from '../src/health.ts';

test('is ready without checks, and not while draining', async () => {
  const health = new Health();
  assert.deepEqual(await health.readiness(), { ready: true, checks: {} });
  health.drain();
  assert.deepEqual(await health.readiness(), { ready: false, checks: { shutdown: 'draining' } });
});

test('says which check failed and why', async () => {
  const health = new Health();
  health.addReadinessCheck('queue', () => {});
  health.addReadinessCheck('database', async () => {
    throw new Error('refused');
  });
  assert.deepEqual(await health.readiness(), { ready: false, checks: { queue: 'ok', database: 'refused' } });
});

test('does not wait for a check that hangs', async () => {
  const health = new Health();
  health.addReadinessCheck('slow', () => new Promise<void>(resolve => setTimeout(resolve, 1_200)));
  assert.deepEqual(await health.readiness(), { ready: false, checks: { slow: 'no answer within 1 s' } });
});
