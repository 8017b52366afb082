const assert = require('node:assert/strict');
const { test } = require('node:test');
const { mayReturn } = require('../policy');

test('thirty days', () => {
  const delivered = new Date('2026-03-01');
  assert.ok(mayReturn(delivered, new Date('2026-03-31')));
  assert.ok(!mayReturn(delivered, new Date('2026-04-01')));
  assert.ok(!mayReturn(new Date('soon'), new Date()));
});
