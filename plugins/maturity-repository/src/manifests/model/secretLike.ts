/** Words that name a secret, at the end of a name or followed by what it is of. */
const secretName =
  /(?:^|[_.\-])(?:password|passwd|pass|passphrase|pwd|secret|token|api[_-]?key|apikey|access[_-]?key|private[_-]?key|secret[_-]?key(?:[_-]?base)?|signing[_-]?key|encryption[_-]?key|credentials?|auth[_-]?key|client[_-]?secret)$/;

/**
 * Names that only tell where a secret is, what a Secret or a key in it is called, how long it lives, or whether there is
 * one. etcd's tokens are a form and a name of the cluster.
 */
const aboutSecret =
  /(?:file|path|dir|name|ref|url|uri|endpoint|host|ttl|expiry|expiration|lifetime|timeout|enabled|required|type|length|min|max|header|issuer|audience|key[_-]?id)$|(?:^|[_.-])(?:existing|pull|tls|cert|certificate|ca|from|external|kube|key)[_-]?secret$|(?:^|[_.-])existing[_.-]|(?:^|[_.-])etcd[_-](?:auth|initial[_-]cluster)[_-]token$/;

/** Forms of well-known keys. Each begins with something fixed, so that long texts cost little. */
const secretForms = [
  /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY-----/,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[0-9A-Za-z]{36}/,
  /\bgithub_pat_[0-9A-Za-z_]{60}/,
  /\bglpat-[0-9A-Za-z_-]{20}/,
  /\bxox[abprs]-[0-9A-Za-z-]{10}/,
  /\bsk_live_[0-9A-Za-z]{16}/,
  /\bAIza[0-9A-Za-z_-]{35}/,
  /\bSG\.[0-9A-Za-z_-]{16,32}\.[0-9A-Za-z_-]{16}/,
  /\beyJ[0-9A-Za-z_-]{10,2000}\.eyJ[0-9A-Za-z_-]{10}/,
  /\b[a-z][a-z0-9+]{1,20}:\/\/[^\s:/@]{1,100}:(?!\$)[^\s:/@]{1,200}@/,
];

/** Values that stand for a secret without being one. */
const placeholder =
  /^(?:|changeme|change[-_ ]me|todo|tbd|none|null|nil|true|false|yes|no|xxx+|\*+|\.\.\.|example|placeholder|dummy|(?:dummy|example|placeholder)[-_ ].*|replace[-_ ]?me|<[^>]*>|\$\{?[A-Za-z_][\w.]*\}?|\$\([A-Za-z_]\w*\)|\$__\w{1,20}\{.*\}|.*\{\{.*\}\}.*|<?your[-_ ].*|vault:.*|ref\+.*|arn:.*|\d{1,3})$/i;

/** A file that holds the secret, and what a variable or a key is called that does. */
const elsewhere =
  /^(?:(?:\/[\w.@-]{1,64}){2,}|[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40})+)$/;

const maxExamined = 20_000;

/** Whether a value written under this name is a secret in clear, as far as name and form tell. */
export function isSecretLike(name: string, value: string): boolean {
  const words = snake(name);
  const named = secretName.test(words) && !aboutSecret.test(words);
  if (named && !isPlaceholder(value)) return true;
  return looksLikeSecret(value);
}

/** Whether a text has the form of a well-known key, or is a URL with a password. */
export function looksLikeSecret(value: string): boolean {
  const text = value.slice(0, maxExamined);
  return secretForms.some(form => form.test(text));
}

export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return text.length <= 200 && (placeholder.test(text) || elsewhere.test(text));
}

/** `dbPassword` and `DB-PASSWORD` as `db_password`. */
function snake(name: string): string {
  return name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
