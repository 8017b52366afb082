import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { explanationOf } from './ExplainedError';
import { splitRepositoryUrl } from './splitRepositoryUrl';

/** Where the files of an entity lie. */
export type RepositoryLocation =
  | {
      type: 'url';
      /** The repository's root at the branch in question; entities of one repository have the same. */
      root: string;
      /** The entity's directory below the root, without slashes at the ends. */
      subpath: string;
    }
  | {
      type: 'file';
      directory: string;
      /** The entity's directory below it, where a description at the top names one. */
      subpath: string;
    }
  /** The catalog doesn't say where, or in a way that names no files. */
  | { type: 'nowhere'; reason: LocalizedText }
  /** It says where, but that can't be used. */
  | { type: 'unusable'; reason: LocalizedText };

/** Finds an entity's files by its annotations: the source location, else where its description lies. */
export function locateRepository(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): RepositoryLocation {
  const annotations = entity.metadata.annotations ?? {};
  const described = annotations[ANNOTATION_LOCATION];
  const source = annotations[ANNOTATION_SOURCE_LOCATION];
  try {
    if (source) {
      return resolveTarget(parseLocationRef(source), described, integrations);
    }
    return described
      ? resolveTarget(besideDescription(described), described, integrations)
      : nowhere('no source location', '没有源位置');
  } catch (error) {
    return unusable(explanationOf(error));
  }
}

/** Entities with the same key are collected together. */
export function repositoryKey(
  location: RepositoryLocation,
  entity: Entity,
): string {
  switch (location.type) {
    case 'url':
      return location.root;
    case 'file':
      return location.directory;
    default:
      return stringifyEntityRef(entity);
  }
}

interface Target {
  type: string;
  target: string;
}

/** A description lies in the directory that it describes. */
function besideDescription(described: string): Target {
  const { type, target } = parseLocationRef(described);
  if (type === 'file') {
    return /\.(ya?ml|json)$/i.test(target)
      ? { type, target: dirname(target) }
      : { type, target };
  }
  return type === 'url' ? { type, target: './' } : { type, target };
}

function resolveTarget(
  location: Target,
  described: string | undefined,
  integrations: ScmIntegrationRegistry,
): RepositoryLocation {
  const base = described ? parseLocationRef(described) : undefined;
  switch (location.type) {
    case 'url':
      return resolveUrl(
        location.target,
        base?.type === 'url' ? base.target : undefined,
        integrations,
      );
    case 'file':
    case 'dir':
      return resolveDirectory(location.target, base, integrations);
    default:
      return nowhere(
        `a source location of type "${location.type}" names no files`,
        `类型为“${location.type}”的源位置不指向任何文件`,
      );
  }
}

function resolveDirectory(
  target: string,
  base: Target | undefined,
  integrations: ScmIntegrationRegistry,
): RepositoryLocation {
  if (isAbsolute(target)) {
    return { type: 'file', directory: resolve(target), subpath: '' };
  }
  if (base?.type === 'file' && isAbsolute(base.target)) {
    const parent = besideDescription(`file:${base.target}`).target;
    const directory = resolve(parent, target);
    const subpath = relative(parent, directory).split(sep).join('/');
    return subpath.startsWith('..')
      ? { type: 'file', directory, subpath: '' }
      : { type: 'file', directory: parent, subpath };
  }
  if (base?.type === 'url') {
    return resolveUrl(
      target.endsWith('/') ? target : `${target}/`,
      base.target,
      integrations,
    );
  }
  return unusable({
    en: `'${target}' is a relative path, and ${ANNOTATION_LOCATION} doesn't say relative to what`,
    zh: `“${target}”是相对路径，而 ${ANNOTATION_LOCATION} 没有说明相对于何处`,
  });
}

function resolveUrl(
  target: string,
  base: string | undefined,
  integrations: ScmIntegrationRegistry,
): RepositoryLocation {
  const absolute = URL.canParse(target);
  if (!absolute && !base) {
    return unusable({
      en: `'${target}' is a relative URL, and ${ANNOTATION_LOCATION} doesn't say relative to what`,
      zh: `“${target}”是相对 URL，而 ${ANNOTATION_LOCATION} 没有说明相对于何处`,
    });
  }
  const host = new URL(absolute ? target : base!).host;
  const integration = integrations.byHost(host);
  if (!integration) {
    return unusable({
      en: `no integration is configured for ${host}: add one below "integrations" in the app config`,
      zh: `没有为 ${host} 配置集成：请在 app config 的 "integrations" 下添加`,
    });
  }
  const directory = absolute
    ? target
    : integration.resolveUrl({ url: target, base: base! });
  return { type: 'url', ...splitRepositoryUrl(directory, integration) };
}

function nowhere(en: string, zh: string): RepositoryLocation {
  return {
    type: 'nowhere',
    reason: {
      en: `The catalog doesn't say where the source is: ${en}. Set the annotation ${ANNOTATION_SOURCE_LOCATION}.`,
      zh: `目录没有说明源代码在哪里：${zh}。请设置注解 ${ANNOTATION_SOURCE_LOCATION}。`,
    },
  };
}

function unusable({ en, zh }: LocalizedText): RepositoryLocation {
  return {
    type: 'unusable',
    reason: {
      en: `The source location can't be used: ${en}`,
      zh: `无法使用该源位置：${zh}`,
    },
  };
}
