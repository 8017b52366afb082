import { safe } from '../safe';

/** Not seen, and enough that no name or number follows the mark directly. */
const wordJoiner = '\u2060';

/** @person, #issue, !merge-request, ~label, %milestone, $snippet, &epic, GH-issue: where no word runs into the mark. */
const reference = /(?<![\w`])((?:\\?[@#!~%$&])+|GH-)(?=[\w"])/gi;

/**
 * A stranger's text as plain words in Markdown: nothing in it becomes a mark, a link, HTML, the mention of a person or a
 * reference to an issue, on GitHub and on GitLab.
 */
export function escapeMarkdown(text: string): string {
  return shortened(safe(text).trim())
    .replace(/[\\`*_{}[\]<>#|~&$^]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\b(?:mailto|xmpp)):|(?<=\bwww)\./gi, '\\$&')
    .replace(/^([-+]|\d+(?=[.)]))/, match =>
      /\d/.test(match) ? `${match}\u2060` : `\\${match}`,
    )
    .replace(reference, `$1${wordJoiner}`);
}

const maxCharacters = 500;

function shortened(text: string): string {
  return text.length <= maxCharacters
    ? text
    : `${text.slice(0, maxCharacters).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A stranger's text in code font; what is in it can't end it. */
export function codeSpan(text: string): string {
  const clean = safe(text);
  const longest = Math.max(
    0,
    ...(clean.match(/`+/g) ?? []).map(run => run.length),
  );
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(clean) || clean === '' ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}
