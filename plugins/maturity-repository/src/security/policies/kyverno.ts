import { list, own, plainText, strings } from '../../ci/json';
import { FieldPath, ManifestObject } from '../../manifests/objects';
import { Judged, judged } from './judged';

const kinds = /^(?:Cluster)?Policy$/;
/** The kinds of the newer API, which have one purpose each. */
const newer = /^(?:Namespaced)?(?:Image)?Validating(?:Policy)$/;
const maxRules = 200;

/** What a policy of Kyverno does; undefined of objects that are none. */
export function kyverno(object: ManifestObject): Judged | undefined {
  if (object.apiVersion.startsWith('policies.kyverno.io/')) {
    return newer.test(object.kind) ? ofNewer(object) : undefined;
  }
  return kinds.test(object.kind) ? ofRules(object) : undefined;
}

/** ValidatingPolicy and ImageValidatingPolicy. */
function ofNewer({ kind, value }: ManifestObject): Judged {
  const actions = strings(own(own(value, 'spec'), 'validationActions'));
  // Deny is what holds where nothing is written.
  const refuses = actions.length === 0 || actions.includes('Deny');
  return judged('kyverno', actions.join(', ') || 'Deny', {
    verifiesImages: kind.includes('Image'),
    enforces: refuses ? 'yes' : 'no',
    at: ['spec', 'validationActions'],
  });
}

interface Rule {
  verifiesImages: boolean;
  validates: boolean;
  action: string;
  at: FieldPath;
}

/** Each rule may say what happens, else the policy does. */
function ofRules({ value }: ManifestObject): Judged {
  const spec = own(value, 'spec');
  const whole = plainText(own(spec, 'validationFailureAction'));
  const rules = list(own(spec, 'rules'))
    .slice(0, maxRules)
    .map((rule, index) => ruleOf(rule, index, whole));
  const judging = rules.filter(
    ({ validates, verifiesImages }) => validates || verifiesImages,
  );
  const lenient = judging.find(({ action }) => !/^enforce$/i.test(action));
  const shown = lenient ?? judging[0];
  return judged('kyverno', shown?.action ?? '', {
    verifiesImages: rules.some(rule => rule.verifiesImages),
    validates: judging.length > 0,
    enforces: lenient ? 'no' : 'yes',
    at: shown?.at ?? [],
  });
}

function ruleOf(rule: unknown, index: number, whole?: string): Rule {
  const images = list(own(rule, 'verifyImages'));
  const validate = own(rule, 'validate');
  const own_ =
    plainText(own(validate, 'failureAction')) ??
    images
      .map(image => plainText(own(image, 'failureAction')))
      .find(action => action !== undefined);
  const base: FieldPath = ['spec', 'rules', index];
  const written: FieldPath =
    validate === undefined
      ? [...base, 'verifyImages', 0, 'failureAction']
      : [...base, 'validate', 'failureAction'];
  return {
    verifiesImages: images.length > 0,
    validates: validate !== undefined,
    // Audit is what holds where nothing is written.
    action: own_ ?? whole ?? 'Audit',
    at: own_ === undefined ? ['spec', 'validationFailureAction'] : written,
  };
}
