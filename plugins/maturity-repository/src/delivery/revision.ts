import { RevisionKind } from './shapes/delivery';

/** A text that something else fills in: `{{.revision}}`, `${TAG}`. */
export function isOpenText(text: string): boolean {
  return text.includes('{{') || text.includes('${') || text.includes('$(');
}

const commit = /^[0-9a-f]{7,64}$/;
const digest = /^(?:sha256|sha512):[0-9a-f]{32,128}$/;
/** `1.2`, `v1.2.3-rc.1`, `2024.11.1`, also behind the name of a part: `chart-1.2.3`, `shop/v1.2.3`. */
const version =
  /^(?:[\w.-]{0,100}[-/@])?v?\d{1,9}(?:\.\d{1,9}){1,3}(?:[-+.][0-9A-Za-z.+-]{1,100})?$/;
const majorOnly = /^v\d{1,4}$/;
const release =
  /^(?:releases?|prod|production|live|stable)(?:[-/._].{1,200})?$|^(?:[\w.-]{0,100}[-/])?v?\d{1,4}(?:\.\d{1,4}){0,2}(?:\.x|-stable)$/i;
const rangeSign = /[*^~<>=|,\s]|(?:^|\.)[xX](?:\.|$)/;

/** What a revision of a git repository is: a commit, a tag, a branch, or a range of tags. */
export function gitRevision(text: string): RevisionKind {
  if (text === '' || text === 'HEAD') return 'head';
  if (isOpenText(text)) return 'open';
  if (commit.test(text) && /\d/.test(text)) return 'commit';
  if (digest.test(text)) return 'commit';
  if (text.startsWith('refs/tags/')) return 'version';
  if (text.startsWith('refs/heads/')) return branchKind(text.slice(11));
  if (release.test(text)) return 'release';
  if (version.test(text)) return 'version';
  if (rangeSign.test(text)) return text.trim() === '*' ? 'head' : 'range';
  return 'branch';
}

/** What a name is that is certainly that of a branch. */
export function branchKind(text: string): RevisionKind {
  if (isOpenText(text)) return 'open';
  const named = release.test(text) || version.test(text);
  return named ? 'release' : 'branch';
}

/** What the version of a chart is; without one the newest is taken. */
export function chartVersion(text: string): RevisionKind {
  if (isOpenText(text)) return 'open';
  if (digest.test(text)) return 'commit';
  if (text === '' || text === '*' || text === 'latest') return 'head';
  if (
    /^=?\s{0,3}v?\d{1,9}(?:\.\d{1,9}){2}(?:[-+][0-9A-Za-z.+-]{1,200})?$/.test(
      text,
    )
  ) {
    return 'version';
  }
  return 'range';
}

/** What the tag of an image or an artefact is; without one it is `latest`. */
export function ociTag(text: string): RevisionKind {
  if (isOpenText(text)) return 'open';
  if (digest.test(text)) return 'commit';
  if (text === '' || text === 'latest') return 'head';
  if (version.test(text) || majorOnly.test(text) || /\d/.test(text)) {
    return 'version';
  }
  return branchKind(text);
}
