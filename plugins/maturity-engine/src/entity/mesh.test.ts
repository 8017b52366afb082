import { MESH_ANNOTATION, meshOf } from './mesh';

function entity(kind: string, mesh?: unknown, namespace?: string) {
  const annotations = (
    mesh === undefined ? undefined : { [MESH_ANNOTATION]: mesh }
  ) as Record<string, string> | undefined;
  return { kind, metadata: { name: 'shop', namespace, annotations } };
}

describe('meshOf', () => {
  it('takes the nearest declaration', () => {
    const above = [entity('System', 'linkerd'), entity('Domain', 'istio')];
    expect(meshOf(entity('Component', 'istio-ambient'), above)).toEqual({
      value: 'istio-ambient',
      from: 'component',
    });
    expect(meshOf(entity('Component'), above)).toEqual({
      value: 'linkerd',
      from: 'system',
    });
    expect(
      meshOf(entity('Component', ' '), [entity('System'), above[1]]),
    ).toEqual({ value: 'istio', from: 'domain' });
  });

  it('is nothing where nobody declares one, which is not the same as none', () => {
    expect(meshOf(entity('Component'))).toEqual({ value: '', from: '' });
    expect(meshOf(entity('Component', ['istio']))).toEqual({
      value: '',
      from: '',
    });
    expect(meshOf(entity('Component', ' None '))).toEqual({
      value: 'none',
      from: 'component',
    });
  });

  it('says what it does not understand, and asks nobody further up', () => {
    const mesh = meshOf(entity('Component'), [
      entity('System', 'istoi', 'Retail'),
      entity('Domain', 'istio'),
    ]);
    expect(mesh).toMatchObject({ value: '', from: 'system' });
    expect(mesh.problem?.en).toBe(
      "The annotation container-maturity.io/mesh of system:retail/shop is 'istoi': write istio, istio-ambient, linkerd, none",
    );
    expect(mesh.problem?.zh).toContain('“istoi”');
    const long = meshOf(entity('Component', 'x'.repeat(100_000)));
    expect(long.problem!.en.length).toBeLessThan(300);
  });
});
