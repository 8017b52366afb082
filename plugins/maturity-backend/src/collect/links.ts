import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  Finding,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';
import { RepositoryLocation } from './locate';

/** Adds to the findings of one entity where a person can open the file. */
export type FindingLinker = (findings: Finding[]) => Finding[];

/** Links files of known hosts; those of a local directory have no address. */
export function createFindingLinker(
  location: RepositoryLocation,
  integrations: ScmIntegrationRegistry,
): FindingLinker {
  if (location.type !== 'url') {
    return findings => findings;
  }
  const integration = integrations.byUrl(location.root);
  const urls = new Map<string, string | undefined>();

  const fileUrl = (file: string, line?: number): string | undefined => {
    try {
      return integration?.resolveUrl({
        url: `./${file.split('/').map(encodeURIComponent).join('/')}`,
        base: location.root,
        lineNumber: line,
      });
    } catch {
      return undefined;
    }
  };
  const resolve = (file: string, line?: number): string | undefined => {
    const key = `${line ?? ''} ${file}`;
    if (!urls.has(key)) {
      urls.set(key, fileUrl(file, line));
    }
    return urls.get(key);
  };
  const link = (source: Source): Source => {
    const url = source.file && !source.url && resolve(source.file, source.line);
    return url ? { ...source, url } : source;
  };
  return findings =>
    findings.map(finding =>
      finding.source ? { ...finding, source: link(finding.source) } : finding,
    );
}
