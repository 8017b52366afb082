import { widthOf, wrap } from './wrap';

describe('wrap', () => {
  it('breaks between words', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  });

  it('keeps a path whole, however long', () => {
    expect(wrap('see a/very/long/path.yaml now', 10)).toEqual([
      'see',
      'a/very/long/path.yaml',
      'now',
    ]);
  });

  it('breaks Chinese anywhere but before punctuation', () => {
    expect(wrap('最后阶段以用户运行。', 8)).toEqual([
      '最后阶段',
      '以用户运',
      '行。',
    ]);
    expect(wrap('一二三，四', 6)).toEqual(['一二', '三，四']);
  });

  it('does not leave an opening bracket behind', () => {
    expect(wrap('一二三（--helm FILE）', 8)).toEqual([
      '一二三',
      '（--helm',
      'FILE）',
    ]);
  });

  it('counts a Chinese character as two columns', () => {
    expect(widthOf('a中b')).toBe(4);
  });

  it('keeps paragraphs, and loses nothing', () => {
    const text = '加入 USER 65532:65532 到最后阶段，then build';
    expect(wrap(`${text}\nb`, 14).at(-1)).toBe('b');
    expect(wrap(text, 14).join('').replace(/ /g, '')).toBe(
      text.replace(/ /g, ''),
    );
  });
});
