import { ScmIntegration } from '@backstage/integration';

/** A directory's URL, taken apart. */
export interface RepositoryUrl {
  /** Of the repository's top directory at the same branch; ends with a slash where the path is part of it. */
  root: string;
  /** The directory below it, without slashes at the ends. */
  subpath: string;
}

/** Where the top directory ends in the path of a URL, by the type of the host. A branch is taken to be one segment. */
const TOP: Record<string, RegExp> = {
  github: /^\/[^/]+\/[^/]+\/(?:tree|blob|edit|raw)\/[^/]+/,
  gitlab: /^\/.{1,500}?\/-\/(?:tree|blob|edit|raw)\/[^/]+/,
  gitea: /^\/[^/]+\/[^/]+\/src\/(?:branch|tag|commit)\/[^/]+/,
  bitbucketCloud: /^\/[^/]+\/[^/]+\/src\/[^/]+/,
  bitbucketServer: /^\/(?:projects|users)\/[^/]+\/repos\/[^/]+\/browse/,
};

/** Finds the top directory of a repository, so that what belongs to all of it can be read too. */
export function splitRepositoryUrl(
  directory: string,
  integration: ScmIntegration,
): RepositoryUrl {
  const url = new URL(directory);
  if (integration.type === 'azure') {
    // Azure DevOps has the path in a parameter.
    const path = url.searchParams.get('path') ?? '/';
    url.searchParams.set('path', '/');
    return { root: url.toString(), subpath: trimSlashes(path) };
  }
  const top = TOP[integration.type];
  const found = top
    ? url.pathname.match(top)?.[0] ?? url.pathname
    : new URL(integration.resolveUrl({ url: '/', base: directory })).pathname;
  const subpath = url.pathname.slice(found.length);
  url.pathname = found.endsWith('/') ? found : `${found}/`;
  url.hash = '';
  return {
    root: url.toString(),
    subpath: trimSlashes(subpath).split('/').map(decodeURIComponent).join('/'),
  };
}

function trimSlashes(path: string): string {
  return path.replace(/^\/{1,9}/, '').replace(/\/{1,9}$/, '');
}
