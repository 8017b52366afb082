import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../src/config.ts';

const defaults = { service: 'demo', version: '1.2.3' };

test('starts without a single variable', () => {
  assert.deepEqual(readConfig({}, defaults), {
    service: 'demo',
    version: '1.2.3',
    environment: 'local',
    port: 8080,
    managementPort: 8081,
    logLevel: 'info',
    drainDelayMs: 5_000,
    drainTimeoutMs: 20_000,
  });
});

test('takes what the environment says', () => {
  const config = readConfig({ PORT: '9000', LOG_LEVEL: 'warn', ENVIRONMENT: 'prod' }, defaults);
  assert.equal(config.port, 9000);
  assert.equal(config.logLevel, 'warn');
  assert.equal(config.environment, 'prod');
});

test('names every variable that cannot be used', () => {
  assert.throws(() => readConfig({ PORT: '80a', LOG_LEVEL: 'loud' }, defaults), /PORT.*80a.*LOG_LEVEL.*loud/);
  assert.throws(() => readConfig({ PORT: '70000' }, defaults), /0 to 65535/);
  assert.throws(() => readConfig({ PORT: '8081' }, defaults), /must differ/);
});
