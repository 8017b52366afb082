import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogger } from '../src/logging.ts';

test('writes one JSON object a line', () => {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info', base: { service: 'demo' }, write: line => lines.push(line) });
  logger.debug('not shown');
  logger.info('two\nlines', { a: 1 });
  logger.error('bad', { error: new TypeError('why') });

  assert.equal(lines.length, 2);
  assert.ok(lines.every(line => line.indexOf('\n') === line.length - 1));
  const [first, second] = lines.map(line => JSON.parse(line));
  assert.deepEqual({ ...first, time: undefined }, { time: undefined, level: 'info', message: 'two\nlines', service: 'demo', a: 1 });
  assert.ok(!Number.isNaN(Date.parse(first.time)));
  assert.equal(second.error.type, 'TypeError');
  assert.equal(second.error.message, 'why');
});
