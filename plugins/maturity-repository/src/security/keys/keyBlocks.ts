type Tri = 'yes' | 'no' | 'unknown';

/** A private key in a text. What it consists of is never kept. */
export interface KeyBlock {
  /** Such as RSA, EC, OPENSSH, PGP or SIGSTORE; empty where the block doesn't say. */
  type: string;
  /** Whether a passphrase is needed to use it; of PGP's keys that isn't worked out. */
  encrypted: Tri;
  /** 1-based. */
  line: number;
}

const MAX_BLOCKS = 20;
const MAX_TEXT = 1_000_000;
/** How much of a block is looked at. */
const MAX_BODY = 6_000;
/** The shortest private key, one of Ed25519, has 64 characters in PEM. */
const MIN_CHARACTERS = 60;

const begin = /-----BEGIN ((?:[A-Z0-9]{1,12} ){0,3})PRIVATE KEY( BLOCK)?-----/g;
const headers = /^(?:[A-Za-z-]{1,40}: [^\n]{0,200}\n)+\n?/;
const opensshMagic = 'openssh-key-v1\0';

/** The private keys of a text, as PEM or PGP blocks. Blocks without a body that could be a key are none. */
export function keyBlocksOf(text: string): KeyBlock[] {
  const found: KeyBlock[] = [];
  const within = text.slice(0, MAX_TEXT);
  begin.lastIndex = 0;
  for (
    let match = begin.exec(within);
    match && found.length < MAX_BLOCKS;
    match = begin.exec(within)
  ) {
    const label = match[1].trim();
    const body = bodyAfter(within, match.index + match[0].length);
    const block = keyBlock(label, match[2] !== undefined, body);
    if (block) {
      const line = within.slice(0, match.index).split('\n').length;
      found.push({ ...block, line });
    }
  }
  return found;
}

/** What stands between the marks, escaped line ends of JSON and of variables as line ends. */
function bodyAfter(text: string, start: number): string {
  const rest = text.slice(start, start + MAX_BODY);
  const end = rest.indexOf('-----');
  return (end < 0 ? rest : rest.slice(0, end))
    .replace(/\\r?\\?n/g, '\n')
    .replace(/^[\s"',+;|>#*/]+/gm, '');
}

function keyBlock(
  label: string,
  isBlock: boolean,
  body: string,
): Omit<KeyBlock, 'line'> | undefined {
  const [head] = headers.exec(body) ?? [''];
  const coded = body.slice(head.length).replace(/[\s"',;\\]+/g, '');
  const characters = /^[A-Za-z0-9+/=]*/.exec(coded)?.[0] ?? '';
  if (characters.length < MIN_CHARACTERS || isMadeUp(characters)) {
    return undefined;
  }
  const encrypted =
    label.includes('ENCRYPTED') ||
    head.includes('ENCRYPTED') ||
    (label === 'OPENSSH' && isEncryptedOpenssh(characters));
  return isBlock
    ? { type: 'PGP', encrypted: 'unknown' }
    : {
        type: label.replace(/\s?ENCRYPTED\s?/, ''),
        encrypted: encrypted ? 'yes' : 'no',
      };
}

/** A text that only shows where a key would stand: `xxxxxxxx`, `AAAA…`. */
function isMadeUp(characters: string): boolean {
  return new Set(characters.slice(0, 200)).size < 12;
}

/** The name of the cipher follows the magic word; `none` is no encryption. */
function isEncryptedOpenssh(characters: string): boolean {
  const bytes = Buffer.from(characters.slice(0, 80), 'base64').toString(
    'latin1',
  );
  return (
    bytes.startsWith(opensshMagic) &&
    bytes.slice(opensshMagic.length + 4, opensshMagic.length + 8) !== 'none'
  );
}
