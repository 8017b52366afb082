import { ciOf } from '../testing';

const step = (text: string) => ({
  '.github/workflows/x.yml': `on: push\njobs:\n  p:\n    steps:\n      - ${text}\n`,
});
const release = step(
  'uses: goreleaser/goreleaser-action@v6\n        with: { args: release --clean }',
);

describe('GoReleaser', () => {
  it('does what its configuration says', async () => {
    const ci = await ciOf({
      ...release,
      '.goreleaser.yaml': `dockers:
  - image_templates: ["acme/web:{{ .Version }}"]
docker_signs:
  - artifacts: images
signs:
  - artifacts: all
sboms:
  - artifacts: archive
`,
    });
    expect(ci.builds).toMatchObject([
      { tool: 'goreleaser: docker', via: '.goreleaser.yaml', pushes: true },
    ]);
    expect(ci.pushes).toMatchObject([{ images: ['acme/web:${…}'] }]);
    expect(ci.signatures).toMatchObject([
      { target: 'image', byDigest: 'yes', key: 'file' },
      { target: 'file', tool: 'goreleaser: gpg' },
    ]);
    expect(ci.boms).toHaveLength(1);
    expect(ci.builds[0].source).toEqual({
      file: '.github/workflows/x.yml',
      line: 5,
    });
  });

  it.each([
    ['kos: [{ repositories: [acme/web] }]', 1],
    ['kos: [{ repository: acme/web, sbom: none }]', 0],
    ['dockers_v2: [{ images: [acme/web] }]', 1],
    ['dockers_v2: [{ images: [acme/web], sbom: false }]', 0],
    ['dockers: [{}]', 0],
    ['sboms: []', 0],
  ])('%s makes bills of materials: %d', async (config, count) => {
    const ci = await ciOf({ ...release, '.goreleaser.yaml': config });
    expect(ci.boms).toHaveLength(count);
  });

  it.each([
    ['run: goreleaser release --snapshot', 0],
    ['run: goreleaser build', 0],
    ['run: goreleaser release -f ci/release.yaml', 1],
    ['run: goreleaser release', 0],
  ])('%s builds images: %d', async (text, count) => {
    const ci = await ciOf({
      ...step(text),
      'ci/release.yaml': 'dockers: [{}]',
    });
    expect(ci.builds).toHaveLength(count);
  });

  it.each([
    'dockers: 1',
    '[1, 2]',
    'docker_signs: [null, { artifacts: all, args: [[]] }]',
    '{{',
  ])('survives %s', async config => {
    const ci = await ciOf({ ...release, '.goreleaser.yaml': config });
    expect(ci.pipelines).toHaveLength(1);
  });
});

describe('scanners', () => {
  const gates = async (files: Record<string, string>) =>
    (await ciOf(files)).scans.map(({ imageGate }) => imageGate.join());

  it('take from their own configuration what the command leaves open', async () => {
    const settings = { 'trivy.yaml': 'exit-code: 2\nseverity: [CRITICAL]\n' };
    const scan = step('run: trivy image x');
    expect(await gates({ ...scan, ...settings })).toEqual(['CRITICAL']);
    expect(
      await gates({ ...step('run: trivy image -s HIGH x'), ...settings }),
    ).toEqual(['HIGH']);
    expect(
      await gates({ ...step('run: trivy image --exit-code 0 x'), ...settings }),
    ).toEqual(['']);
    expect(await gates({ ...scan, 'trivy.yaml': 'format: json\n' })).toEqual([
      '',
    ]);
  });

  it('read it where they are told to', async () => {
    const files = { 'ci/trivy.yaml': 'exit-code: 1\nseverity: CRITICAL\n' };
    const named = step('run: trivy --config ci/trivy.yaml image x');
    const action = step(
      'uses: aquasecurity/trivy-action@v1\n        with: { image-ref: x, trivy-config: ci/trivy.yaml }',
    );
    for (const steps of [named, action]) {
      expect(await gates({ ...steps, ...files })).toEqual(['CRITICAL']);
    }
  });
});

it('bake attaches what its file says, each target of it', async () => {
  const build = step('run: docker buildx bake --push');
  const file =
    'target "a" {\n  # attest = ["type=provenance"]\n  attest = ["type=sbom"]\n}\n';
  const ci = await ciOf({ ...build, 'docker-bake.hcl': file });
  expect(ci.boms).toMatchObject([{ via: 'docker-bake.hcl' }]);
  expect(ci.provenances).toEqual([]);
  expect((await ciOf({ 'docker-bake.hcl': file })).boms).toEqual([]);
});
