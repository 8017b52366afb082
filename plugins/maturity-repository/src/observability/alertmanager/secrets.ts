import { isMapping } from '../../manifests/objects';
import { isPlaceholder } from '../../manifests/model/secretLike';

type Path = Array<string | number>;

/** Fields that hold a secret, in the spelling of the file; those that end with `_file` don't. */
const secretField =
  /^(?:slack_api_url|api_url|smtp_auth_password|smtp_auth_secret|auth_password|auth_secret|opsgenie_api_key|api_key|routing_key|service_key|victorops_api_key|wechat_api_secret|api_secret|bot_token|token|user_key|bearer_token|password|credentials|webhook_url|client_secret|secret_key)$/;

/** An address is a secret only where a token is part of it. */
const plainAddress = /^https?:\/\/[^/@]+(?::\d+)?(?:\/[\w./-]{0,30})?$/;

const maxSecrets = 50;

/** Fields of receivers and of `global` that hold a secret in clear. */
export function secretsIn(value: unknown, base: Path): Path[] {
  const found: Path[] = [];
  const waiting: Array<{ value: unknown; path: Path }> = [
    { value, path: base },
  ];
  let places = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (++places > 20_000 || found.length >= maxSecrets) break;
    const { path } = next;
    if (path.length > 20) continue;
    for (const [key, child] of entriesOf(next.value)) {
      const at = [...path, key];
      if (typeof child === 'string') {
        if (typeof key === 'string' && isSecret(key, child)) found.push(at);
      } else waiting.push({ value: child, path: at });
    }
  }
  return found;
}

function entriesOf(value: unknown): Array<[string | number, unknown]> {
  if (Array.isArray(value)) return value.map((item, index) => [index, item]);
  return isMapping(value) ? Object.entries(value) : [];
}

function isSecret(field: string, value: string): boolean {
  if (!secretField.test(field) || value.trim().length < 6) return false;
  if (/^(?:api_url|webhook_url)$/.test(field) && plainAddress.test(value)) {
    return false;
  }
  return !isPlaceholder(value) && !/^ENC\[|[<{$]|x{4}|X{4}|\.{3}/.test(value);
}
