import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  Collector,
  CollectorAnswer,
  CollectorContext,
  createCollector,
} from '@container-maturity/backstage-plugin-maturity-node';
import {
  collectRepository,
  findRenderTools,
  includedPaths,
  RepositoryEvidence,
  repositoryEvidenceSchema,
} from '@container-maturity/backstage-plugin-maturity-repository';
import { RepositorySettings } from '../config';
import { digestOf } from '../digest';
import { createLimit, Limit } from './limit';
import { digestDirectory, resolveBelowRoots } from './localDirectory';
import { locateRepository, RepositoryLocation } from './locate';
import { RepositoryTrees } from './RepositoryTrees';
import { SilentHosts } from './SilentHosts';

const DAY_MS = 24 * 3600 * 1000;
/** Ends of support are judged by the day of collection, so that even an unchanged repository is read again. */
const RECOLLECT_DAYS = 30;
/** Evidence of an older shape has to be collected again: what it doesn't have would count as absent. */
const SHAPE = digestOf(repositoryEvidenceSchema.schema);

/** Options of {@link createRepositoryCollector}. */
export interface RepositoryCollectorOptions {
  urlReader: UrlReaderService;
  integrations: ScmIntegrationRegistry;
  settings: RepositorySettings;
}

/** The collector of files: from a host by the URL reader, from this machine below configured roots. */
export function createRepositoryCollector(
  options: RepositoryCollectorOptions,
): Collector {
  const limit = createLimit(options.settings.concurrency);
  const hosts = new SilentHosts();
  return createCollector({
    id: repositoryEvidenceSchema.id,
    title: repositoryEvidenceSchema.title,
    schema: repositoryEvidenceSchema,
    async collect(entity, context) {
      const location = locateRepository(entity, options.integrations);
      switch (location.type) {
        case 'url':
          return collectRemote(entity, location, context, options, run =>
            limit(() => hosts.ask(location.root, run)),
          );
        case 'file':
          return collectLocal(entity, location, context, options);
        case 'nowhere':
          return { status: 'nothing', reason: location.reason };
        default:
          return { status: 'error', reason: location.reason };
      }
    },
  });
}

async function collectRemote(
  entity: Entity,
  location: RepositoryLocation & { type: 'url' },
  context: CollectorContext,
  options: RepositoryCollectorOptions,
  fetchLimit: Limit,
): Promise<CollectorAnswer> {
  const { urlReader, settings } = options;
  const digests = await digestSettings(entity, options, location);
  const trees = await context.share(
    location.root,
    async () =>
      new RepositoryTrees({
        root: location.root,
        urlReader,
        limits: settings.limits,
        fetchLimit,
        workingDirectory: settings.workingDirectory,
        timeoutMs: settings.timeoutMs,
      }),
    shared => shared.dispose(),
  );
  const tree = await trees.get(
    versionOf(context.etag, digests),
    context.signal,
  );
  if (!tree) {
    return { status: 'unchanged' };
  }
  return collectDirectory(entity, context, options, {
    directory: tree.directory,
    subpath: location.subpath,
    ...(tree.etag && { version: tree.etag }),
    digests,
  });
}

async function collectLocal(
  entity: Entity,
  location: RepositoryLocation & { type: 'file' },
  context: CollectorContext,
  options: RepositoryCollectorOptions,
): Promise<CollectorAnswer> {
  const { subpath } = location;
  const directory = await resolveBelowRoots(
    location.directory,
    options.settings.roots,
  );
  const version = await digestDirectory(directory, context.signal);
  const digests = await digestSettings(entity, options, { directory, subpath });
  if (versionOf(context.etag, digests) === version) {
    return { status: 'unchanged' };
  }
  const found = { directory, subpath, version, digests };
  return collectDirectory(entity, context, options, found);
}

async function collectDirectory(
  entity: Entity,
  context: CollectorContext,
  options: RepositoryCollectorOptions,
  found: {
    directory: string;
    subpath?: string;
    /** Of its files. */
    version?: string;
    digests: Digests;
  },
): Promise<CollectorAnswer> {
  try {
    const document = await collectRepository({
      root: found.directory,
      subpath: found.subpath || undefined,
      entity: entity.metadata.name,
      include: includedPaths(entity),
      exclude: options.settings.exclude,
      signal: context.signal,
    });
    return {
      status: 'collected',
      document,
      etag: found.version && etagOf(found.version, found.digests, document),
    };
  } catch (error) {
    if (!context.signal.aborted && isError(error)) {
      // Where a repository was unpacked is of no use to a reader.
      error.message = error.message.replaceAll(
        found.directory,
        'the repository',
      );
    }
    throw error;
  }
}

/** Digests of all that the evidence depends on besides the files. */
interface Digests {
  lasting: string;
  /** With the day: for evidence that may be better tomorrow. */
  today: string;
}

async function digestSettings(
  entity: Entity,
  { settings }: RepositoryCollectorOptions,
  location: object,
): Promise<Digests> {
  const ref = stringifyEntityRef(entity);
  // Each entity has its own day, so that not all of them are fetched on the same one.
  const offset = parseInt(digestOf(ref).slice(0, 6), 36) % RECOLLECT_DAYS;
  const day = Math.floor(Date.now() / DAY_MS);
  const { helm, kubectl } = await findRenderTools();
  const lasting = digestOf([
    SHAPE,
    location,
    includedPaths(entity),
    settings.exclude ?? null,
    settings.limits,
    settings.rendering.limits,
    helm?.version ?? null,
    kubectl?.version ?? null,
    Math.floor((day + offset) / RECOLLECT_DAYS),
  ]);
  return { lasting, today: digestOf([lasting, day]) };
}

/** What took too long on a busy machine is tried again the next day, though nothing has changed. */
function etagOf(
  version: string,
  digests: Digests,
  { manifestSets }: RepositoryEvidence,
): string {
  const limited = manifestSets.some(({ status }) => status === 'limit');
  return `${version} ${limited ? digests.today : digests.lasting}`;
}

/** The version of the files in an etag of ours, if everything else is as it was. */
function versionOf(
  etag: string | undefined,
  { lasting, today }: Digests,
): string | undefined {
  const digest = [lasting, today].find(each => etag?.endsWith(` ${each}`));
  return digest && etag?.slice(0, -digest.length - 1);
}
