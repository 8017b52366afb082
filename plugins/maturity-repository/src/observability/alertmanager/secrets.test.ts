import { secretsIn } from './secrets';

describe('secretsIn', () => {
  it.each([
    [
      {
        slack_api_url:
          'https://hooks.slack.example/services/T0/B0/abcdefghijklmnop0123456789',
      },
      true,
    ],
    [{ opsgenie_configs: [{ api_key: 'f2a9c1d0-aaaa-bbbb' }] }, true],
    [{ http_config: { basic_auth: { password: 'hunter22' } } }, true],
    [{ slack_api_url: '<secret>' }, false],
    [{ slack_api_url: '${SLACK_URL}' }, false],
    [
      { slack_api_url: 'https://hooks.slack.com/services/XXXX/YYYY/ZZZZ' },
      false,
    ],
    [{ slack_api_url_file: '/etc/slack' }, false],
    [{ api_key: 'ENC[AES256_GCM,data:abc]' }, false],
    [{ webhook_configs: [{ url: 'http://bridge:9095/alert' }] }, false],
    [{ api_url: 'http://gateway.shop.svc:9093' }, false],
  ])('of %j: %s', (value, expected) => {
    expect(secretsIn([value], []).length > 0).toBe(expected);
  });
});
