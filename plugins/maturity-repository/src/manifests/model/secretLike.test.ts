import { isPlaceholder, isSecretLike } from './secretLike';

describe('a secret in clear', () => {
  it.each([
    ['DB_PASSWORD', 'hunter2'],
    ['dbPassword', 'hunter2'],
    ['SMTP_PASS', 'hunter2'],
    ['password', 'registry_password'],
    ['password', '/9j4AAQSk'],
    ['password', 'HUNTER2'],
    ['password', 'example'.repeat(2)],
    ['cluster-token', 'hunter2'],
    ['API-KEY', 'abcdef'],
    ['client_secret', 'abcdef'],
    ['JWT_SECRET', 'abcdef'],
    ['SECRET_KEY_BASE', 'abcdef'],
    ['GITHUB_TOKEN', 'abcdef'],
    ['ANYTHING', `ghp_${'a'.repeat(36)}`],
    ['ANYTHING', `${'AK'}IA${'ABCDEFGH'.repeat(2)}`],
    ['DATABASE_URL', 'postgres://user:hunter2@db:5432/app'],
    ['KEY', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
  ])('%s', (name, value) => {
    expect(isSecretLike(name, value)).toBe(true);
  });

  it.each([
    ['LOG_LEVEL', 'info'],
    ['PASSWORD_FILE', '/run/secrets/password'],
    ['TOKEN_TTL', '3600'],
    ['SECRET_NAME', 'app-secret'],
    ['existingSecret', 'app-secret'],
    ['image-pull-secret', 'registry'],
    ['AUTH_TOKEN_URL', 'https://login.example.com/token'],
    ['DB_PASSWORD', ''],
    ['DB_PASSWORD', 'changeme'],
    ['DB_PASSWORD', '$(OTHER)'],
    ['DB_PASSWORD', '${DB_PASSWORD}'],
    ['DB_PASSWORD', '<your-password>'],
    ['DATABASE_URL', 'postgres://user:$(DB_PASSWORD)@db/app'],
    ['DATABASE_URL', 'postgres://db:5432/app'],
    ['GOOGLE_APPLICATION_CREDENTIALS', '/secrets/adc/key.json'],
    ['existingXsrfSecretKey', 'csrf'],
    ['TS_KUBE_SECRET', 'tailscale'],
    ['privateKeySecret', 'my-secret'],
    ['secretKey', 'WIREGUARD_PRIVATE_KEY'],
    ['secret', '{{ .Release.Name }}-secret'],
    ['client_secret', '$__env{SSO_CLIENT_SECRET}'],
    ['secret_key_base', 'dummy-secret_key_base'],
    ['ETCD_AUTH_TOKEN', 'jwt,priv-key=/certs/jwt.pem,sign-method=RS256'],
    ['ETCD_INITIAL_CLUSTER_TOKEN', 'etcd-cluster'],
    ['MONKEY', 'banana'],
    ['COMPASS', 'north'],
    ['passes', '3'],
    ['COMPASSWORD_HINTS', 'none at all'],
  ])('is not %s=%s', (name, value) => {
    expect(isSecretLike(name, value)).toBe(false);
  });

  it('takes no time over long texts', () => {
    const start = performance.now();
    isSecretLike('a'.repeat(100_000), 'a:/'.repeat(100_000));
    isSecretLike('token', `<${'<'.repeat(100_000)}`);
    isPlaceholder('{'.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(500);
  });
});
