import {
  LocalizedText,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';
import { ManifestObject } from '../objects';

/** Part of what a set deploys that is not among its objects, and why. */
export interface ManifestGap {
  /**
   * True where we gave up on it (refused, over a limit): checks can't be judged. False where the repository alone
   * doesn't say (no helm here, a missing dependency, a file with placeholders): it can't be known here.
   */
  error: boolean;
  reason: LocalizedText;
  source: Source;
  /** What is missing may go into any environment and namespace, not into those of its set alone. */
  anywhere?: true;
}

/** What a repository deploys into one environment from one chart, kustomization or directory of manifests. */
export interface ManifestSet {
  /** `production`, `staging` …, else as the repository calls it; `default` where nothing names one. */
  environment: string;
  origin: 'helm' | 'kustomize' | 'plain';
  /** Chart.yaml, kustomization.yaml, or the first file. */
  source: Source;
  /** The chart's, the kustomization's or the manifests' directory below the repository's root; empty for the root. */
  directory: string;
  /** Directories of the repository that it takes in, all the way down: what lies there is deployed as a part of it. */
  takesIn?: readonly string[];
  /** Below the repository's root, in the order in which they override each other. The chart's own values.yaml is not listed. */
  valueFiles: string[];
  /** Empty where it isn't a Helm release. */
  releaseName: string;
  /** Into which it is deployed; empty where nothing says. */
  namespace: string;
  /** Plain sets are always `rendered`. */
  status: 'rendered' | 'failed' | 'elsewhere' | 'refused' | 'limit' | 'no-tool';
  /** Why it isn't rendered; both texts empty where it is. */
  message: LocalizedText;
  /** Where the fault lies; the set's `source` where nothing more is known. */
  failedAt: Source;
  /** In the order in which they are rendered or stand in the files; none unless `rendered`. */
  objects: ManifestObject[];
  /** What it renders of Argo CD and Flux: it delivers others, and is no part of what runs. */
  delivering?: ManifestObject[];
  /** What is missing from `objects`: one entry for a set that isn't rendered, else one for each file not read. */
  gaps: ManifestGap[];
}
