import {
  LocalizedText,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';
import { ManifestObject } from '../objects';
import { SetPlan } from './plan';
import { ManifestGap, ManifestSet } from './types';

/** A set with its objects. */
export function renderedSet(
  plan: SetPlan,
  objects: ManifestObject[],
  gaps: ManifestGap[],
): ManifestSet {
  return {
    ...common(plan),
    status: 'rendered',
    message: { en: '', zh: '' },
    failedAt: plan.source,
    objects,
    gaps: [...plan.gaps, ...gaps],
  };
}

/** A set that could not be rendered. */
export function failedSet(
  plan: SetPlan,
  status: Exclude<ManifestSet['status'], 'rendered'>,
  message: LocalizedText,
  failedAt: Source = plan.source,
): ManifestSet {
  const error = status === 'refused' || status === 'limit';
  return {
    ...common(plan),
    status,
    message,
    failedAt,
    objects: [],
    gaps: [{ error, reason: message, source: failedAt }],
  };
}

function common(plan: SetPlan) {
  const { environment, origin, source, directory, takesIn } = plan;
  const { valueFiles, releaseName, namespace } = plan;
  return {
    environment,
    origin,
    source,
    directory,
    ...(takesIn && { takesIn }),
    valueFiles,
    releaseName,
    namespace,
  };
}
