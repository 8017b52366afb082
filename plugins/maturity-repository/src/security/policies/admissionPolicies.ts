import { z } from 'zod';
import { list, own, plainText, strings } from '../../ci/json';
import { RepositoryFiles } from '../../files';
import { mergeItems } from '../../manifests/link';
import { titleOf } from '../../manifests/model/podTemplate';
import { FieldPath, ManifestObject } from '../../manifests/objects';
import { loadManifestSets, ManifestSet } from '../../manifests/sets';
import { section } from '../../section';
import { kyverno } from './kyverno';
import { Judged, judged } from './judged';
import { AdmissionPolicyEvidence, admissionPolicyShape } from './shape';

/** The policies that are asked before an object is let into the cluster. */
export const admissionPoliciesSection = section({
  name: 'admissionPolicies',
  schema: z
    .array(admissionPolicyShape)
    .describe(
      'Policies of Kyverno, Gatekeeper, Kubernetes itself, policy-controller, Ratify and Kubewarden',
    ),
  collect: admissionPolicies,
});

async function admissionPolicies(
  repository: RepositoryFiles,
): Promise<AdmissionPolicyEvidence[]> {
  const sets = await loadManifestSets(repository);
  return mergeItems(
    sets.flatMap(set =>
      set.objects.flatMap(object => {
        const policy = policyOf(object, set);
        return policy ? [evidenceOf(object, policy, set)] : [];
      }),
    ),
  );
}

function evidenceOf(
  object: ManifestObject,
  { at, ...policy }: Judged,
  { environment }: ManifestSet,
): AdmissionPolicyEvidence {
  return {
    kind: object.kind,
    name: object.name,
    title: titleOf(object),
    ...policy,
    environments: [environment],
    source: object.sourceOf(at),
  };
}

function policyOf(
  object: ManifestObject,
  set: ManifestSet,
): Judged | undefined {
  const group = object.apiVersion.split('/')[0];
  switch (group) {
    case 'kyverno.io':
    case 'policies.kyverno.io':
      return kyverno(object);
    case 'constraints.gatekeeper.sh':
      return gatekeeper(object);
    case 'admissionregistration.k8s.io':
      return object.kind === 'ValidatingAdmissionPolicy'
        ? builtIn(object, set)
        : undefined;
    case 'policy.sigstore.dev':
      return object.kind === 'ClusterImagePolicy'
        ? imagePolicy(object)
        : undefined;
    case 'config.ratify.deislabs.io':
      return object.kind === 'Verifier' || object.kind === 'NamespacedVerifier'
        ? ratify()
        : undefined;
    case 'policies.kubewarden.io':
      return /AdmissionPolicy(?:Group)?$/.test(object.kind)
        ? kubewarden(object)
        : undefined;
    default:
      return undefined;
  }
}

function gatekeeper({ value }: ManifestObject): Judged {
  const action = plainText(own(own(value, 'spec'), 'enforcementAction'));
  return judged('gatekeeper', action ?? 'deny', {
    enforces: enforced(action ?? 'deny', ['deny'], ['dryrun', 'warn']),
    at: ['spec', 'enforcementAction'],
  });
}

/** What a policy of Kubernetes itself does is said by what binds it. */
function builtIn(policy: ManifestObject, { objects }: ManifestSet): Judged {
  const actions = objects
    .filter(
      ({ kind, value }) =>
        kind === 'ValidatingAdmissionPolicyBinding' &&
        own(own(value, 'spec'), 'policyName') === policy.name,
    )
    .flatMap(({ value }) =>
      strings(own(own(value, 'spec'), 'validationActions')),
    );
  const action = [...new Set(actions)].join(', ');
  const refuses = actions.includes('Deny');
  return judged('kubernetes', action, {
    // What binds it may lie elsewhere.
    enforces: actions.length === 0 ? 'unknown' : yesOrNo(refuses),
    at: [],
  });
}

function imagePolicy({ value }: ManifestObject): Judged {
  const spec = own(value, 'spec');
  const mode = plainText(own(spec, 'mode')) ?? 'enforce';
  const passes = list(own(spec, 'authorities')).some(
    authority => own(own(authority, 'static'), 'action') === 'pass',
  );
  return judged('policy-controller', passes ? 'pass' : mode, {
    verifiesImages: true,
    enforces: passes ? 'no' : enforced(mode, ['enforce'], ['warn']),
    at: passes ? ['spec', 'authorities'] : ['spec', 'mode'],
  });
}

/** Whether the verdict of Ratify counts is decided by a policy of Gatekeeper. */
function ratify(): Judged {
  const at: FieldPath = [];
  return judged('ratify', '', {
    verifiesImages: true,
    enforces: 'unknown',
    at,
  });
}

function kubewarden({ value }: ManifestObject): Judged {
  const spec = own(value, 'spec');
  const mode = plainText(own(spec, 'mode')) ?? 'protect';
  const module = plainText(own(spec, 'module')) ?? '';
  return judged('kubewarden', mode, {
    verifiesImages: module.includes('verify-image'),
    enforces: enforced(mode, ['protect'], ['monitor']),
    at: ['spec', 'mode'],
  });
}

/** Whether an action refuses; one that is neither of those known may. */
function enforced(
  action: string,
  refusing: readonly string[],
  telling: readonly string[],
): Judged['enforces'] {
  if (refusing.includes(action)) return 'yes';
  return telling.includes(action) ? 'no' : 'unknown';
}

function yesOrNo(value: boolean): Judged['enforces'] {
  return value ? 'yes' : 'no';
}
