import type { LocalizedText } from '@container-maturity/backstage-plugin-maturity-common';

/**
 * One place where an object is not what the API server would take.
 *
 * @public
 */
export interface SchemaProblem {
  /**
   * Where: of the field for `unknown-field`, of the value for `wrong-type` and `bad-value`, and of the object
   * that lacks it for `missing-field`.
   */
  path: Array<string | number>;
  kind: 'unknown-field' | 'wrong-type' | 'missing-field' | 'bad-value';
  /** What is wrong and how to mend it. Never the value of an environment variable or of a Secret. */
  message: LocalizedText;
}

/**
 * What became, or will become, of a version of an API.
 *
 * @public
 */
export interface ApiLifecycle {
  /** Whose versions `deprecatedIn` and `removedIn` are: 'Kubernetes', 'cert-manager', 'Istio' … */
  product: string;
  /** The minor, as '1.25', that warns first; '' where it never did. */
  deprecatedIn: string;
  /** The first minor that doesn't serve it; '' where none is known. */
  removedIn: string;
  /** The apiVersion and kind to use, as 'apps/v1 Deployment'; '' where there is none. */
  replacement: string;
  /** Where this is written. */
  source: string;
}
