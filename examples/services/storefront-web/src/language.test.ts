import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickLanguage } from './language.ts';

test('the first language that the shop speaks wins', () => {
  assert.equal(pickLanguage(['fr-CH', 'zh-Hans-CN', 'en']), 'zh');
  assert.equal(pickLanguage(['PL']), 'pl');
});

test('English where it speaks none', () => {
  assert.equal(pickLanguage(['fr']), 'en');
  assert.equal(pickLanguage([]), 'en');
  assert.equal(pickLanguage(['constructor']), 'en');
});
