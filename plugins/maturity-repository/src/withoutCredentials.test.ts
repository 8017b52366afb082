import { withoutCredentials } from './withoutCredentials';

it.each([
  ['https://bob:s3cret@git.example.com/a', 'https://git.example.com/a'],
  [
    'oci://token@registry.example.com/charts',
    'oci://registry.example.com/charts',
  ],
  [
    'https://git.example.com/a?private_token=s3cret',
    'https://git.example.com/a',
  ],
  ['git@git.example.com:a/b?ref=v1', 'git@git.example.com:a/b?ref=v1'],
  ['ssh://git@example.com/a', 'ssh://git@example.com/a'],
  ['ssh://git:s3cret@example.com/a', 'ssh://example.com/a'],
  [
    'https://a.example.com/b?token=s3cret&ref=v1',
    'https://a.example.com/b?ref=v1',
  ],
  ['../base', '../base'],
])('shows %s as %s', (address, shown) => {
  expect(withoutCredentials(address)).toBe(shown);
});
