import { ConfigMapEvidence, ConfigReference, SecretEvidence } from '../shapes';
import { titleOf } from '../model/podTemplate';
import {
  isPlaceholder,
  isSecretLike,
  looksLikeSecret,
} from '../model/secretLike';
import { Texts } from './texts';
import { SetIndex } from './setIndex';

/**
 * The ConfigMaps of a set: their keys, and which hold what looks like a secret.
 *
 * @param references - of the set and of what is deployed beside it
 */
export function configMapsOf(
  index: SetIndex,
  references: ConfigReference[],
): ConfigMapEvidence[] {
  const used = usedNames(references, 'ConfigMap');
  return index.ofKind('ConfigMap', '').map(field => {
    const { object } = field;
    const data = field.get('data').entries();
    return {
      name: object.name,
      title: titleOf(object),
      namespace: index.namespaceOf(object),
      keys: [...field.get('data').keys(), ...field.get('binaryData').keys()],
      secretLike: data
        .filter(([key, value]) => holdsSecret(key, value.value))
        .map(([name, value]) => ({ name, source: value.source })),
      used: used.has(object.name),
      immutable: field.get('immutable').bool === true,
      environments: [index.set.environment],
      source: field.source,
    };
  });
}

/**
 * The Secrets of a set: their keys, and whose values the repository holds in clear.
 *
 * @param references - of the set and of what is deployed beside it
 */
export function secretsOf(
  index: SetIndex,
  references: ConfigReference[],
  texts: Texts,
): SecretEvidence[] {
  const used = usedNames(references, 'Secret');
  return index.ofKind('Secret', '').map(field => {
    const { object } = field;
    const data = field.get('data');
    const stringData = field.get('stringData');
    const values = [
      ...data.entries().map(([key, value]) => ({
        key,
        value,
        text: decoded(value.value),
      })),
      ...stringData.entries().map(([key, value]) => ({
        key,
        value,
        text: typeof value.value === 'string' ? value.value : value.text,
      })),
    ];
    const encrypted = field.get('sops').set;
    return {
      name: object.name,
      title: titleOf(object),
      namespace: index.namespaceOf(object),
      type: field.get('type').text || 'Opaque',
      keys: values.map(({ key }) => key),
      clear: values
        .filter(
          ({ key, text }) =>
            !encrypted && isClear(key, text) && texts.hold(text),
        )
        .map(({ key, value }) => ({ name: key, source: value.source })),
      used: used.has(object.name),
      environments: [index.set.environment],
      source: field.source,
    };
  });
}

function usedNames(
  references: ConfigReference[],
  kind: string,
): ReadonlySet<string> {
  return new Set(
    references
      .filter(reference => reference.kind === kind)
      .map(({ name }) => name),
  );
}

const assignment =
  /^\s{0,40}["']?([\w.-]{1,80})["']?\s{0,10}[:=]\s{0,10}["']?([^\s"'(){}]{4,200})["']?,?;?$/;
const maxLines = 2_000;

/** One line is a value with the key for its name; more are a file, in which lines may be values. */
function holdsSecret(key: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const lines = value.split('\n', maxLines);
  if (lines.length <= 2 && !lines[1]) return isSecretLike(key, lines[0].trim());
  return (
    looksLikeSecret(value) ||
    lines.some(line => {
      const assigned = line.length < 400 ? assignment.exec(line) : null;
      return assigned !== null && isSecretLike(assigned[1], assigned[2]);
    })
  );
}

/** Certificates and public keys are no secrets. */
const publicKey = /(?:\.crt|\.pub|\.cert)$|^ca\.pem$/;
const encryptedValue = /^(?:ENC\[|\$ANSIBLE_VAULT|age-encryption\.org)/;

/** Names of what is kept beside a secret and is none itself. */
const harmless =
  /(?:^|[_.-])(?:user|username|host|hostname|port|database|dbname|name|region|bucket|email)$/i;

function isClear(key: string, text: string): boolean {
  return (
    text !== '' &&
    !publicKey.test(key) &&
    (!harmless.test(key) || looksLikeSecret(text)) &&
    !encryptedValue.test(text) &&
    !isPlaceholder(text)
  );
}

function decoded(value: unknown): string {
  return typeof value === 'string'
    ? Buffer.from(value, 'base64').toString('utf8')
    : '';
}
