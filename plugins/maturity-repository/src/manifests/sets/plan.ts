import {
  LocalizedText,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';
import { ManifestGap } from './types';

/** A set that is still to be read or rendered. */
export interface SetPlan {
  environment: string;
  origin: 'helm' | 'kustomize' | 'plain';
  source: Source;
  directory: string;
  /** Directories that it takes in. */
  takesIn?: readonly string[];
  valueFiles: string[];
  /** Values that an Argo CD Application or a helmfile gives besides files. */
  values?: Record<string, unknown>;
  releaseName: string;
  namespace: string;
  /** Of a plain set. */
  files: string[];
  /** Of a chart: values files of which the first that renders is taken if none is needed but the chart doesn't without. */
  fallbacks: string[];
  /** Why it can't even be tried, and where that stands; `elsewhere`: what it is made of lies in another repository. */
  failure?: { elsewhere?: true; message: LocalizedText; at: Source };
  /** What is already known to be missing. */
  gaps: ManifestGap[];
}

/** A plan with what is usual where it isn't told. */
export function planOf(
  plan: Pick<SetPlan, 'environment' | 'origin' | 'source' | 'directory'> &
    Partial<SetPlan>,
): SetPlan {
  return {
    valueFiles: [],
    releaseName: '',
    namespace: '',
    files: [],
    fallbacks: [],
    gaps: [],
    ...plan,
  };
}
