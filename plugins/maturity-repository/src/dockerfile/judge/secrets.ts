import { z } from 'zod';
import { sourceShape } from '../../shapes';

export const secretShape = z
  .object({
    dockerfile: z.string().describe('Path of the Dockerfile'),
    stage: z.string().describe('Name of the stage; empty where it has none'),
    kind: z
      .enum(['arg', 'env', 'copy', 'run'])
      .describe('Where it gets into the image or its history'),
    name: z.string().describe('Name of the variable or file; never its value'),
    source: sourceShape,
  })
  .describe('A credential that ends up in the image or its history');

export type Secret = z.output<typeof secretShape>;

const secretWords = new Set([
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'secret',
  'secrets',
  'token',
  'apikey',
  'credential',
  'credentials',
  'pat',
]);
/** Pairs of words that mean a secret only together. */
const secretPairs = [
  ['api', 'key'],
  ['private', 'key'],
  ['access', 'key'],
  ['secret', 'key'],
  ['encryption', 'key'],
  ['signing', 'key'],
  ['auth', 'key'],
  ['account', 'key'],
];
/** A name that ends so tells where a secret is, or something about it. */
const harmlessEnds = new Set([
  'file',
  'path',
  'dir',
  'url',
  'uri',
  'endpoint',
  'host',
  'name',
  'names',
  'id',
  'header',
  'ttl',
  'expiry',
  'expiration',
  'expires',
  'length',
  'size',
  'type',
  'enabled',
  'disabled',
  'required',
  'min',
  'max',
  'limit',
  'count',
  'version',
  'policy',
  'hash',
  'prefix',
  'issuer',
  'audience',
  'algorithm',
  'timeout',
  'ref',
  'arn',
  'location',
  'store',
  'provider',
  'parallelism',
  'validity',
  'interval',
  'mode',
  'dummy',
  'lifetime',
  'cookie',
  'field',
  'check',
  'reset',
]);

/** Whether a variable's name says that it holds a credential. */
export function isSecretName(name: string): boolean {
  const parts = name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(part => part !== '');
  if (parts.length === 0 || harmlessEnds.has(parts[parts.length - 1]))
    return false;
  if (parts.includes('public')) return false;
  return (
    parts.some(part => secretWords.has(part)) ||
    secretPairs.some(([first, second]) =>
      parts.some((part, at) => part === first && parts[at + 1] === second),
    )
  );
}

const placeholders =
  /^(|true|false|yes|no|on|off|none|null|nil|unset|undefined|dummy|placeholder|example|fake|test|todo|redacted|x{1,20}|\*{1,20}|-|_|\d{1,2}|not[-_ ]?(used|set|needed|required)|build|build[-_ ]?time|ignored?)$/i;

/** Whether a value written into a Dockerfile is a real credential, as opposed to nothing, a placeholder or a path. */
export function isLiteralSecret(value: string): boolean {
  const text = value.trim();
  if (text.includes('$')) return false;
  if (placeholders.test(text)) return false;
  if (/^(dummy|fake|example|placeholder|change[-_]?me[-_]?at)/i.test(text))
    return false;
  if (/^(\/|\.\/|file:)/.test(text)) return false;
  if (/^https?:\/\//.test(text)) return hasUrlPassword(text);
  return !/^<.*>$|^\{\{.*\}\}$/.test(text);
}

/** Whether a value has the form of a known credential, whatever its name. */
export function looksLikeCredential(value: string): boolean {
  const text = value.slice(0, 4096);
  return (
    /AKIA[0-9A-Z]{16}/.test(text) ||
    /gh[pousr]_[A-Za-z0-9]{36}/.test(text) ||
    /glpat-[A-Za-z0-9_-]{20}/.test(text) ||
    /xox[abpr]-[A-Za-z0-9-]{20}/.test(text) ||
    /npm_[A-Za-z0-9]{36}/.test(text) ||
    text.includes('-----BEGIN RSA PRIVATE KEY') ||
    text.includes('-----BEGIN PRIVATE KEY') ||
    text.includes('-----BEGIN EC PRIVATE KEY') ||
    text.includes('-----BEGIN OPENSSH PRIVATE KEY') ||
    hasUrlPassword(text)
  );
}

function hasUrlPassword(text: string): boolean {
  const scheme = text.indexOf('://');
  if (scheme < 0) return false;
  const rest = text.slice(scheme + 3, scheme + 400).split(/[/\s?#"']/)[0];
  const at = rest.lastIndexOf('@');
  if (at < 0) return false;
  const [, password = ''] = rest.slice(0, at).split(':');
  return (
    password !== '' && !password.includes('$') && !placeholders.test(password)
  );
}

/** Whether a file that is copied into an image is a credential by its name. `.env` files are judged by content. */
export function isSecretFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (
    /\.(pub|example|sample|template|dist|tpl|j2|md|go|js|ts|py|java|rb)$/.test(
      name,
    )
  )
    return false;
  return (
    /^id_(rsa|dsa|ecdsa|ed25519)$/.test(name) ||
    /^(\.netrc|_netrc|\.git-credentials|\.pgpass|\.dockerconfigjson|kubeconfig|\.htpasswd)$/.test(
      name,
    ) ||
    /\.(p12|pfx|ppk|keytab)$/.test(name) ||
    /^(.{0,100}[-_.])?(key|privkey|private)\.pem$/.test(name) ||
    /\.key$/.test(name) ||
    /^(service[-_]?account|client[-_]?secrets?|gcp[-_]?key|credentials)([-_.].{0,60})?\.json$/.test(
      name,
    ) ||
    /(^|\/)\.(aws\/credentials|docker\/config\.json|kube\/config|ssh)$/.test(
      path.toLowerCase(),
    )
  );
}

/** Whether a file's name is that of an environment file, which holds secrets as a rule. */
export function isEnvFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    /^\.env(\.[A-Za-z0-9_-]{1,40}){0,2}$/.test(name) &&
    !/\.(example|sample|template|dist|defaults?|tpl|schema)$/.test(name)
  );
}

/** Whether an environment file sets a variable that holds a credential. */
export function envFileHasSecret(text: string): boolean {
  return text.split('\n').some(line => {
    const equals = line.indexOf('=');
    if (equals <= 0 || line.trimStart().startsWith('#')) return false;
    const name = line
      .slice(0, equals)
      .trim()
      .replace(/^export\s+/, '');
    const value = line
      .slice(equals + 1)
      .trim()
      .replace(/^["']|["']$/g, '');
    return (
      (isSecretName(name) && isLiteralSecret(value)) ||
      looksLikeCredential(value)
    );
  });
}
