import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { en } from './en';
import zh from './zh';

const english: Record<string, string> = Object.fromEntries(
  Object.entries(en).flatMap(([group, messages]) =>
    Object.entries(messages).map(([name, text]) => [`${group}.${name}`, text]),
  ),
);
const chinese: Record<string, string> = zh;

const source = filesBelow(resolve(__dirname, '..'))
  .filter(path => /\.tsx?$/.test(path))
  .filter(path => !/\.test\.|translations|__testUtils__/.test(path))
  .map(path => readFileSync(path, 'utf8'))
  .join('\n');

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap(entry => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();
}

describe('translations', () => {
  it('have the same keys and placeholders in both languages', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english)) {
      expect([key, placeholders(chinese[key])]).toEqual([
        key,
        placeholders(text),
      ]);
    }
  });

  it('are all used', () => {
    const unused = Object.keys(english)
      .map(key => key.replace(/_(one|other)$/, ''))
      .filter(key => !source.includes(`'${key}'`));
    expect(unused).toEqual([]);
  });

  it('cover every key that is asked for', () => {
    const groups = Object.keys(en).join('|');
    const asked = [
      ...source.matchAll(new RegExp(`'((?:${groups})\\.\\w+)'`, 'g')),
    ].map(([, key]) => key);
    const missing = asked
      .filter(key => !key.startsWith('maturity.'))
      .filter(key => !(key in english) && !(`${key}_other` in english));
    expect(asked.length).toBeGreaterThan(80);
    expect(missing).toEqual([]);
  });

  it('have both plural forms where they have one', () => {
    const ones = Object.keys(english).filter(key => key.endsWith('_one'));
    expect(ones.length).toBeGreaterThan(5);
    for (const key of ones) {
      expect(english).toHaveProperty([key.replace('_one', '_other')]);
      expect(chinese[key]).toBe(chinese[key.replace('_one', '_other')]);
    }
  });

  it('are Chinese in Chinese', () => {
    const untranslated = Object.entries(chinese)
      .filter(([, text]) => !/\p{Script=Han}/u.test(text))
      .map(([key]) => key);
    expect(untranslated).toEqual(['track.count', 'history.change']);
  });
});
