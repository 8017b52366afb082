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
 *
 * @public
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

const known = new Map<string, { found: Promise<FoundTool>; until: number }>();

/** What is missing may be installed while a server runs, but looking for it may mean unpacking in vain. */
const lookAgainAfter = 60_000;

/** One tool; looked for once as long as it is there, and once a minute while it is missing. */
export async function findTool(
  name: ToolName,
  places: Places = renderSettings(),
): Promise<FoundTool> {
  const { PATH = '' } = process.env;
  const { toolDirectory } = places;
  const key = JSON.stringify([name, places[name], toolDirectory, PATH]);
  const before = known.get(key);
  if (before && before.until > Date.now()) return before.found;
  const entry = { found: look(name, places), until: Infinity };
  known.set(key, entry);
  const result = await entry.found;
  if ('missing' in result) entry.until = Date.now() + lookAgainAfter;
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

const renders: Record<ToolName, LocalizedText> = {
  helm: { en: 'charts', zh: 'Chart' },
  kubectl: { en: 'kustomizations', zh: 'kustomization' },
};

function nowhere(name: ToolName, tooOld: string | undefined): LocalizedText {
  const floor = floors[name];
  const what = renders[name];
  const here: LocalizedText = tooOld
    ? {
        en: `, and only ${name} ${tooOld} is here`,
        zh: `此处只有 ${name} ${tooOld}`,
      }
    : { en: ', which is not here', zh: `此处没有 ${name}` };
  return {
    en: `Rendering ${what.en} needs ${name} ${floor} or later${here.en}: put it on PATH, name its file (--${name} FILE; in the portal maturity.rendering.${name}), or on Linux x86-64 install the npm package ${layerPackage}`,
    zh: `渲染 ${what.zh} 需要 ${name} ${floor} 或更高版本，而${here.zh}：请将其放入 PATH，或指定其文件（--${name} FILE；门户中为 maturity.rendering.${name}），在 Linux x86-64 上也可安装 npm 包 ${layerPackage}`,
  };
}

function notUnpacked(name: ToolName, error: unknown): LocalizedText {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    en: `${name} of ${layerPackage} can't be unpacked: ${reason}`,
    zh: `无法解压 ${layerPackage} 中的 ${name}：${reason}`,
  };
}
