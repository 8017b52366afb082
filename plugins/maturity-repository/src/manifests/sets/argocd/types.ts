import {
  LocalizedText,
  Source,
} from '@container-maturity/backstage-plugin-maturity-common';
import { Mapping } from '../../objects';

/** What an Argo CD Application deploys from one of its sources. */
export interface ArgoSource {
  /** The Application's name; empty where a generator makes it of what we can't read. */
  application: string;
  /** The environment that the Application names in one way or another. */
  environment: string | undefined;
  /** Into which it deploys; empty where it leaves it open. */
  namespace: string;
  repoUrl: string;
  /** Below the root of its repository; undefined for a chart of a Helm repository. */
  path: string | undefined;
  /** Of a Helm repository; empty for a path. */
  chart: string;
  releaseName: string;
  valueFiles: string[];
  ignoreMissing: boolean;
  /** Inline values and parameters, the latter last. */
  values: Mapping | undefined;
  /** Plain manifests: whether those in directories below count too. */
  recurse: boolean;
  /** Where the source stands. */
  source: Source & { file: string };
  /** What of it only the tool that deploys it can read. */
  unreadable?: LocalizedText;
  /** What of it is wrong. */
  broken?: LocalizedText;
}
