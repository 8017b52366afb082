import { FieldPath } from '../../manifests/objects';
import { AdmissionPolicyEvidence } from './shape';

/** What is found out about a policy, and at which field. */
export type Judged = Pick<
  AdmissionPolicyEvidence,
  'engine' | 'verifiesImages' | 'validates' | 'enforces' | 'action'
> & { at: FieldPath };

/** A policy that validates and has nothing to do with images, unless told otherwise. */
export function judged(
  engine: Judged['engine'],
  action: string,
  rest: Pick<Judged, 'enforces' | 'at'> & Partial<Judged>,
): Judged {
  return {
    engine,
    verifiesImages: false,
    validates: true,
    action: action.slice(0, 100),
    ...rest,
  };
}
