import type { ApiLifecycle } from '../types';

/** The lifecycle of some kinds of one version; `replacement` is an apiVersion for kinds that keep their name. */
export interface LifecycleRow extends ApiLifecycle {
  apiVersion: string;
  kinds: string[];
}
