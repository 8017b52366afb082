/** Texts with the form of keys, which are none: what stands in them is made of the alphabet. */
const letters =
  'MIIBVAIBADANBgkqhkiG9w0BAQEFAASCAT4wggE6AgEAAkEAq7BFUpkGp3+LQmlQ';

const block = (label: string, body: string) =>
  `-----BEGIN ${label}-----\n${body}-----END ${label}-----\n`;
const body = `${letters}\n${letters}\n`;

export const plainKey = block('PRIVATE KEY', body);
export const rsaKey = block('RSA PRIVATE KEY', body);
export const encryptedKey = block('ENCRYPTED PRIVATE KEY', body);
export const cosignKey = block('ENCRYPTED SIGSTORE PRIVATE KEY', body);
export const oldEncryptedKey = block(
  'RSA PRIVATE KEY',
  `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0123456789ABCDEF\n\n${body}`,
);
export const pgpKey = block('PGP PRIVATE KEY BLOCK', `\n${body}`);
export const certificate = block('CERTIFICATE', body);
/** A key as a credential of Google Cloud has it. */
export const credential = JSON.stringify(
  { type: 'service_account', private_key: plainKey },
  null,
  2,
);
/** A key of OpenSSH, with the cipher that it names. */
export const opensshKey = (cipher: string) =>
  block(
    'OPENSSH PRIVATE KEY',
    `${Buffer.concat([
      Buffer.from('openssh-key-v1\0'),
      Buffer.from([0, 0, 0, cipher.length]),
      Buffer.from(`${cipher}${letters}${letters}`),
    ]).toString('base64')}\n`,
  );
