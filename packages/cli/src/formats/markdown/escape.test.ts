import { marked } from 'marked';
import { codeSpan, escapeMarkdown } from './escape';

/** What a person sees of it, and the tags that it became. */
async function seen(markdown: string) {
  const html = await marked.parse(`- **x** ${markdown}`, { gfm: true });
  const tags = [...html.matchAll(/<(\w+)/g)].map(([, tag]) => tag);
  const text = html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\u2060/g, '')
    .trim();
  return { tags, text };
}

describe('escapeMarkdown', () => {
  it.each([
    'plain words, with commas: and a colon',
    '[click](https://evil.example)',
    '![x](https://evil.example/x.png)',
    'https://evil.example and www.evil.example',
    '<img src=x onerror=alert(1)> &lt; &amp;',
    '<!-- container-maturity: diff -->',
    '**bold** __bold__ _it_ ~~gone~~ `code` ``',
    '# heading',
    '> quote',
    '- item',
    '1. item',
    '| a | b |',
    '\\*escaped\\*',
    '$x^2$ [[toc]] {+ added +}',
    '</details></li>',
  ])('shows %j as it stands', async text => {
    const { tags, text: shown } = await seen(escapeMarkdown(text));
    expect(tags).toEqual(['ul', 'li', 'strong']);
    expect(shown).toBe(`x ${text}`);
  });

  it.each(['@ada', 'see @acme/team', '#12', '!7', 'GH-3', '~bug', '%v1', '&4'])(
    'mentions nobody and nothing: %s',
    text => {
      const mark = /(?:[@#!~%&]|GH-)\u2060?/.exec(escapeMarkdown(text))?.[0];
      expect(mark).toMatch(/\u2060$/);
    },
  );

  it('leaves the digest of an image as it is', () => {
    expect(escapeMarkdown('alpine@sha256:0ab')).toBe('alpine@sha256:0ab');
  });

  it('cuts what nobody would read', () => {
    expect(escapeMarkdown('y'.repeat(2000))).toBe(`${'y'.repeat(500)}…`);
  });

  it('keeps everything on one line, without what moves a cursor', () => {
    expect(escapeMarkdown('a\n/close\n\u001b[2Jb\u202e')).toBe(
      'a /close \ufffd\\[2Jb\ufffd',
    );
  });
});

describe('codeSpan', () => {
  it.each(['Dockerfile:3', 'a`b', '``', '`x', '', ' a ', 'a](x) <b>'])(
    'is code and nothing else: %j',
    async text => {
      const { tags } = await seen(codeSpan(text));
      expect(tags).toEqual(['ul', 'li', 'strong', 'code']);
    },
  );
});
