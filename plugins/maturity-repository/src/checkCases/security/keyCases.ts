import { CheckCase } from '../types';
import { casesOf } from '../orchestration/tell';
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
} from './keys';

const truncated: CheckCase['evidence'] = ({ repository, incomplete }) => ({
  repository: { ...repository, truncated: true },
  incomplete: [
    ...incomplete,
    {
      evidence: 'privateKeys',
      error: false,
      reason: { en: 'Too many files', zh: '文件过多' },
      source: { file: '', line: 0 },
    },
  ],
});
const harmless = {
  'tls.pem': certificate,
  'cosign.pub': '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----\n',
};
const forTests = {
  'test/server.key': rsaKey,
  'e2e/certs/tls.key': plainKey,
  'certs/localhost.key': rsaKey,
};

/** What the checks say of keys that lie about. */
export const keyCases: CheckCase[] = casesOf({
  'no-private-keys': {
    pass: [
      { 'README.md': '# Web\n' },
      harmless,
      forTests,
      { 'cosign.key': cosignKey },
      { id_rsa: opensshKey('aes256-ctr') },
      {
        'deploy/tls.key':
          '-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----\n',
      },
      {
        'deploy/tls.key': `-----BEGIN PRIVATE KEY-----\n${'x'.repeat(
          400,
        )}\n-----END PRIVATE KEY-----\n`,
      },
    ],
    fail: [
      { files: { 'deploy/tls.key': plainKey }, at: ['BEGIN'] },
      { files: { 'certs/all.pem': certificate + rsaKey }, at: ['BEGIN RSA'] },
      { files: { id_ed25519: opensshKey('none') }, at: ['BEGIN'] },
      {
        files: { 'gcp-credentials.json': credential },
        at: ['private_key'],
      },
      {
        files: {
          '.env': `A=1\nKEY="${plainKey.trim().replaceAll('\n', '\\n')}"\n`,
        },
        at: ['KEY='],
      },
      { files: { ...forTests, 'signing.key': rsaKey } },
    ],
    unknown: [{ files: harmless, evidence: truncated }],
  },
  'encrypted-keys-outside': {
    pass: [
      harmless,
      { 'deploy/tls.key': plainKey },
      { 'test/cosign.key': cosignKey },
    ],
    fail: [
      { files: { 'cosign.key': cosignKey }, at: ['BEGIN'] },
      { files: { 'a.pem': encryptedKey } },
      { files: { 'a.pem': oldEncryptedKey } },
      { files: { id_rsa: opensshKey('aes256-ctr') } },
      { files: { 'key.asc': pgpKey } },
    ],
    unknown: [{ files: harmless, evidence: truncated }],
  },
});
