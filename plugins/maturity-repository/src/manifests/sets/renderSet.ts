import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';
import { RepositoryFiles } from '../../files';
import { ManifestObject, readObjects } from '../objects';
import { RenderedFile, RenderResult } from '../render/types';
import { turn } from '../../turn';
import { apiVersions } from './apiVersions';
import { isDeployed } from './groups';
import { Places } from './places';
import { isOfPlatform } from './platformObjects';
import { SetPlan } from './plan';
import { releaseNamespace, withoutNamespace } from './releaseNamespace';
import { Renderer } from './renderer';
import { failedSet, renderedSet } from './setOf';
import { ManifestGap, ManifestSet } from './types';

/** Of chart-testing's values files so many are tried. */
const maxFallbacks = 3;

/** Renders a chart's or a kustomization's set and reads its objects. */
export async function renderSet(
  plan: SetPlan,
  repository: RepositoryFiles,
  renderer: Renderer,
  places: Places,
): Promise<ManifestSet> {
  if (plan.failure) {
    const { elsewhere, message, at } = plan.failure;
    return failedSet(plan, elsewhere ? 'elsewhere' : 'failed', message, at);
  }
  const { result, used } = await render(plan, repository, renderer);
  if (result.status !== 'rendered') {
    const { status, message, file, line } = result;
    const at = file === undefined ? plan.source : { file, line };
    const told = status === 'limit' ? ofDirectory(plan, message) : message;
    return failedSet(plan, status, told, at);
  }
  const { objects, gaps } = await read(result.files, used, repository, places);
  const delivering = objects.filter(
    object => isOfPlatform(object) && !isDeployed(object),
  );
  return {
    ...renderedSet(used, objects.filter(isDeployed), gaps),
    ...(delivering.length > 0 && { delivering }),
  };
}

/** What a limit stopped names no file of it, and its checks show the message alone. */
function ofDirectory(
  { directory }: SetPlan,
  { en, zh }: LocalizedText,
): LocalizedText {
  return directory === ''
    ? { en, zh }
    : { en: `${directory}: ${en}`, zh: `${directory}：${zh}` };
}

async function render(
  plan: SetPlan,
  repository: RepositoryFiles,
  renderer: Renderer,
): Promise<{ result: RenderResult; used: SetPlan }> {
  const { root, signal } = repository;
  const { directory, releaseName, namespace, values } = plan;
  if (plan.origin === 'kustomize') {
    const request = { root, directory, signal };
    return { result: await renderer.renderKustomization(request), used: plan };
  }
  const chart = { root, chart: directory, releaseName, signal, values };
  const renderWith = (valueFiles: string[]) =>
    renderer.renderChart({
      ...chart,
      valueFiles,
      namespace: namespace || releaseNamespace,
      apiVersions,
    });
  const first = await renderWith(plan.valueFiles);
  if (first.status !== 'failed') return { result: first, used: plan };
  for (const file of plan.fallbacks.slice(0, maxFallbacks)) {
    const valueFiles = [...plan.valueFiles, file];
    const result = await renderWith(valueFiles);
    if (result.status === 'rendered') {
      return { result, used: { ...plan, valueFiles } };
    }
  }
  return { result: first, used: plan };
}

async function read(
  files: readonly RenderedFile[],
  plan: SetPlan,
  repository: RepositoryFiles,
  places: Places,
): Promise<{ objects: ManifestObject[]; gaps: ManifestGap[] }> {
  const objects: ManifestObject[] = [];
  const gaps: ManifestGap[] = [];
  for (const { file, text } of files) {
    const finder = await places.of(file, plan);
    const document = readObjects(text, file, {
      places: finder,
      change: plan.namespace === '' ? withoutNamespace : undefined,
    });
    objects.push(...document.objects);
    // The line is one of the rendered text, which nobody can open.
    for (const { message } of document.problems) {
      gaps.push({ error: false, reason: message, source: { file } });
    }
    if (document.objects.length + document.problems.length === 0) {
      noteNoObject(text, file, repository);
    }
    await turn();
  }
  return { objects, gaps };
}

function noteNoObject(
  text: string,
  file: string,
  repository: RepositoryFiles,
): void {
  if (!/^\s*[^\s#-]/m.test(text)) return;
  repository.problem({
    message: {
      en: 'It renders to something that is no Kubernetes object: apiVersion or kind is missing',
      zh: '渲染结果不是 Kubernetes 对象：缺少 apiVersion 或 kind',
    },
    source: { file },
  });
}
