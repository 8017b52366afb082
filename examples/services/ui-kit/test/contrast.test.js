import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colours, contrast } from '../src/index.js';

test('black on white is 21', () => assert.equal(Math.round(contrast('#000000', '#ffffff')), 21));

test('text can be read', () => {
  assert.ok(contrast(colours.night, colours.paper) >= 7);
  assert.ok(contrast(colours.heron, colours.paper) >= 4.5);
});
