import { RepositoryFiles } from '../files';
import { findKustomizations } from '../manifests/sets/kustomizations';
import { isOpenText, gitRevision } from './revision';
import { RemoteBase, RevisionKind } from './shapes/delivery';

const maxBases = 500;

/** What kustomizations take from other repositories, and which state of it. */
export async function remoteBasesOf(
  repository: RepositoryFiles,
): Promise<RemoteBase[]> {
  const found: RemoteBase[] = [];
  for (const { file, remotes } of await findKustomizations(repository)) {
    for (const { url, line } of remotes) {
      if (found.length >= maxBases) return found;
      const source = { file, line };
      const { text, kind } = remoteRevision(url);
      found.push({
        repository: url,
        revision: { set: text !== '', text, kind, source },
        source,
      });
    }
  }
  return found;
}

/** Which state an address of kustomize means: `?ref=`, or a part of the path of a single file. */
export function remoteRevision(url: string): {
  text: string;
  kind: RevisionKind;
} {
  const query = /[?&](?:ref|version)=([^&]{1,200})/.exec(url);
  if (query) return { text: query[1], kind: gitRevision(query[1]) };
  if (isOpenText(url)) return { text: '', kind: 'open' };
  const file = fileRevision(url);
  if (file !== undefined) return { text: file, kind: gitRevision(file) };
  // What serves single files otherwise may say so in a way of its own.
  return /\.(?:ya?ml|json)$/.test(url) && /^https?:/.test(url)
    ? addressed(url)
    : { text: '', kind: 'head' };
}

/** The revision in the address of a file on GitHub, GitLab and the like. */
function fileRevision(url: string): string | undefined {
  const forms = [
    /^https?:\/\/raw\.githubusercontent\.com\/[^/]{1,100}\/[^/]{1,100}\/(?:refs\/(?:heads|tags)\/)?([^/]{1,100})\//,
    /\/(?:raw|blob|-\/raw)\/(?:refs\/(?:heads|tags)\/)?([^/]{1,100})\//,
    /\/releases\/download\/([^/]{1,100})\//,
  ];
  if (/\/releases\/latest\/download\//.test(url)) return 'HEAD';
  for (const form of forms) {
    const match = form.exec(url);
    if (match) return match[1];
  }
  return undefined;
}

/** An address that holds a version somewhere is of that version. */
function addressed(url: string): { text: string; kind: RevisionKind } {
  const version =
    /\/(v?\d{1,6}(?:\.\d{1,6}){1,3}[\w.-]{0,40})(?=\/|\.ya?ml$|\.json$)/.exec(
      url,
    );
  return version
    ? { text: version[1], kind: 'version' }
    : { text: '', kind: 'elsewhere' };
}
