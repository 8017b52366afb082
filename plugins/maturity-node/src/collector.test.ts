import { createCollector } from './collector';

const options = {
  id: 'cluster',
  title: { en: 'Cluster', zh: '集群' },
  schema: {
    id: 'cluster',
    title: { en: 'Cluster', zh: '集群' },
    schema: { type: 'object' as const, properties: {} },
  },
  collect: async () => ({ status: 'unchanged' as const }),
};

describe('createCollector', () => {
  it('takes a collector whose schema has its id', () => {
    expect(createCollector(options)).toBe(options);
  });

  it.each(['', 'Cluster', '1st', 'a_b', `a${'b'.repeat(63)}`])(
    'refuses the id %p',
    id => {
      expect(() =>
        createCollector({ ...options, id, schema: { ...options.schema, id } }),
      ).toThrow(/must be lower-case/);
    },
  );

  it('refuses a schema of another id', () => {
    expect(() => createCollector({ ...options, id: 'argocd' })).toThrow(
      "The schema of collector 'argocd' has the id 'cluster': both must be the same",
    );
  });
});
