import { Finding } from '@container-maturity/backstage-plugin-maturity-common';

/** Gives the address of a finding's line in a commit; undefined where there is none to give. */
export type LinkOf = (
  finding: Finding,
  commit: string | undefined,
) => string | undefined;

/**
 * Links into the repository at this address, or by a template with `{revision}`, `{path}` and `{line}`. An address whose
 * host is called after GitLab has GitLab's form, any other that of GitHub, which Gitea and others share.
 */
export function linksTo(repositoryUrl: string | undefined): LinkOf {
  if (!repositoryUrl) return () => undefined;
  const template = repositoryUrl.includes('{path}')
    ? repositoryUrl
    : templateOf(new URL(repositoryUrl));
  return ({ source }, commit) => {
    if (!source?.file || !commit) return undefined;
    const values: Record<string, string> = {
      revision: commit,
      path: source.file.split('/').map(encoded).join('/'),
      line: String(source.line || 1),
    };
    return template.replace(
      /\{(revision|path|line)\}/g,
      (_, name: string) => values[name],
    );
  };
}

function templateOf(url: URL): string {
  const path = url.pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  const blob = /(^|\.)gitlab\./i.test(url.hostname) ? '-/blob' : 'blob';
  // Without user and password, which a job may have in it.
  return `${url.protocol}//${url.host}${path}/${blob}/{revision}/{path}#L{line}`;
}

/** Parentheses too, which would end a link in Markdown. */
function encoded(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
