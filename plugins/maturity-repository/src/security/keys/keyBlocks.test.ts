import {
  certificate,
  cosignKey,
  credential,
  encryptedKey,
  oldEncryptedKey,
  opensshKey,
  pgpKey,
  plainKey,
  rsaKey,
} from '../../checkCases/security/keys';
import { repositoryOf } from '../../files/testing';
import { keyBlocksOf } from './keyBlocks';
import { privateKeysSection } from './privateKeys';

it.each([
  ['PKCS 8', plainKey, '', 'no'],
  ['RSA', rsaKey, 'RSA', 'no'],
  ['encrypted', encryptedKey, '', 'yes'],
  ['of cosign', cosignKey, 'SIGSTORE', 'yes'],
  ['encrypted as of old', oldEncryptedKey, 'RSA', 'yes'],
  ['of OpenSSH', opensshKey('none'), 'OPENSSH', 'no'],
  ['encrypted of OpenSSH', opensshKey('aes256-ctr'), 'OPENSSH', 'yes'],
  ['of PGP', pgpKey, 'PGP', 'unknown'],
  ['with Windows line ends', plainKey.replaceAll('\n', '\r\n'), '', 'no'],
  ['indented', plainKey.replaceAll('\n', '\n    '), '', 'no'],
  ['in JSON', credential.replace(/^[^-]*/, ''), '', 'no'],
])('a key %s', (_, text, type, encrypted) => {
  expect(keyBlocksOf(text)).toEqual([{ type, encrypted, line: 1 }]);
});

it.each([
  ['a certificate', certificate],
  ['nothing', ''],
  [
    'an ellipsis',
    '-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----',
  ],
  [
    'one letter',
    `-----BEGIN PRIVATE KEY-----\n${'A'.repeat(
      800,
    )}\n-----END PRIVATE KEY-----`,
  ],
  [
    'a placeholder',
    '-----BEGIN PRIVATE KEY-----\n<put the private key of the service account here, all of it please, thanks>\n',
  ],
  [
    'the words alone',
    'a PRIVATE KEY block begins with -----BEGIN PRIVATE KEY-----',
  ],
])('%s is no key', (_, text) => {
  expect(keyBlocksOf(text)).toEqual([]);
});

it('tells the lines of several, and of not more than twenty', () => {
  expect(keyBlocksOf(certificate + rsaKey + plainKey)).toMatchObject([
    { line: 5 },
    { line: 9 },
  ]);
  expect(keyBlocksOf(rsaKey.repeat(50))).toHaveLength(20);
});

it('keeps nothing of the key', async () => {
  const repository = await repositoryOf({ 'a.key': rsaKey, b: rsaKey });
  const keys = await privateKeysSection.collect(repository);
  expect(keys).toEqual([
    {
      type: 'RSA',
      encrypted: 'no',
      forTests: false,
      source: { file: 'a.key', line: 1 },
    },
  ]);
});

it.each([
  ['deploy/tls.key', false],
  ['latest/contest.key', false],
  ['test/tls.key', true],
  ['pkg/test-certs/ca.key', true],
  ['certs/localhost-key.pem', true],
  ['hack/dev/ca.key', true],
  ['keys/server.dev.key', true],
])('%s is for tests: %s', async (path, forTests) => {
  const repository = await repositoryOf({ [path]: rsaKey });
  expect(await privateKeysSection.collect(repository)).toMatchObject([
    { forTests },
  ]);
});

it('is quick with texts that begin many keys and end none', () => {
  const begin = '-----BEGIN RSA PRIVATE KEY-----\n';
  const start = performance.now();
  expect(keyBlocksOf(begin.repeat(30_000))).toEqual([]);
  expect(keyBlocksOf(`${begin}${'A: b\n'.repeat(200_000)}`)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(3_000);
});
