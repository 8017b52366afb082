import { releaseNamespace, withoutNamespace } from './releaseNamespace';

it("takes out the namespaces that only repeat the release's", () => {
  expect(
    withoutNamespace({
      metadata: { name: 'a', namespace: releaseNamespace },
      subjects: [
        { name: 'b', namespace: releaseNamespace },
        { name: 'c', namespace: 'other' },
      ],
    }),
  ).toEqual({
    metadata: { name: 'a' },
    subjects: [{ name: 'b' }, { name: 'c', namespace: 'other' }],
  });
});

it('leaves webhooks theirs, which they must have', () => {
  const webhooks = [
    { clientConfig: { service: { name: 'a', namespace: releaseNamespace } } },
  ];
  expect(withoutNamespace({ webhooks })).toEqual({ webhooks });
});
