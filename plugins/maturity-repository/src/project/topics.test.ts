import { docsSection } from './docs';
import { collected } from './testing';
import { topicsOf } from './topics';

const topicsIn = async (files: Record<string, string>) => {
  const { pages } = await collected(docsSection, files);
  return pages
    .filter(({ topics }) => topics.length > 0)
    .map(
      ({ kind, topics, source }) =>
        `${kind} ${source.file}:${source.line} ${topics.join(' ')}`,
    );
};

describe('topicsOf', () => {
  it.each([
    ['Deployment', 'deploy'],
    ['How to deploy', 'deploy'],
    ['Rollout', 'deploy'],
    ['部署到生产环境', 'deploy'],
    ['发布流程', 'deploy'],
    ['Rolling back', 'rollback'],
    ['How we roll back a release', 'rollback'],
    ['Reverting a deployment', 'deploy rollback'],
    ['回滚', 'rollback'],
    ['Troubleshooting', 'troubleshoot'],
    ['Trouble shooting', 'troubleshoot'],
    ['Common problems', 'troubleshoot'],
    ['What to do when the queue is full', 'troubleshoot'],
    ['故障排查', 'troubleshoot'],
    ['常见问题', 'troubleshoot'],
    ['Usage', ''],
    ['Employment', ''],
    ['Error handling', ''],
    ['Scroll background', ''],
    ['监控', ''],
  ])('knows the heading %s', (heading, expected) => {
    expect(topicsOf(heading, []).join(' ')).toBe(expected);
  });

  it.each([
    ['helm upgrade --install api deploy/chart', 'deploy'],
    ['$ helm -n shop upgrade api .', 'deploy'],
    ['kubectl apply -f k8s/', 'deploy'],
    ['kubectl --context prod -n shop apply -k .', 'deploy'],
    ['kubectl create -f web.yaml', 'deploy'],
    ['kubectl create namespace shop', ''],
    ['argocd app sync api', 'deploy'],
    ['helm rollback api 3', 'rollback'],
    ['kubectl -n shop rollout undo deployment/api', 'rollback'],
    ['argocd app rollback api', 'rollback'],
    ['kubectl logs -f deploy/api', 'troubleshoot'],
    ['Look with `kubectl describe pod` why.', 'troubleshoot'],
    ['helm repo add acme https://charts.example.com', ''],
    ['kubectl rollout status deployment/api', ''],
    ['kubectl get pods', ''],
  ])('knows the command %s', (command, expected) => {
    expect(topicsOf('Usage', [command]).join(' ')).toBe(expected);
  });

  it('does not take long over hostile rows', () => {
    const row = `kubectl ${'-a b '.repeat(2000)}`;
    const before = performance.now();
    topicsOf(row.slice(0, 200), Array(1000).fill(row));
    expect(performance.now() - before).toBeLessThan(1000);
  });
});

describe('what pages tell of operating the service', () => {
  it('is what their headings and commands say, each page taken as a whole', async () => {
    const page =
      '# Runbook\n\n## Deploy\n\n## When it fails\n\n```\nkubectl logs deploy/api\n```\n\n## 回滚\n';
    expect(await topicsIn({ 'docs/runbook.md': page })).toEqual([
      'operations docs/runbook.md:0 deploy rollback troubleshoot',
    ]);
  });

  it('is told of each section of a README', async () => {
    const page =
      '# API\n\n## Deployment\n\n`helm upgrade api .`\n\n## Usage\n\n## Going back\n\n    helm rollback api\n';
    expect(await topicsIn({ 'README.md': page })).toEqual([
      'operations README.md:3 deploy',
      'other README.md:9 rollback',
    ]);
  });

  it('is told by the name of a page, by links and by the navigation', async () => {
    expect(
      await topicsIn({
        'docs/rollback.md': 'Call the team.\n',
        'README.md':
          '# API\n\n[Runbook: rolling back](https://wiki.example.com/x)\n',
        'catalog-info.yaml':
          'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: api\n  links:\n    - { url: https://wiki.example.com/y, title: Troubleshooting }\n',
        'mkdocs.yml': 'nav:\n  - Deployment: deployment.md\n',
      }),
    ).toEqual([
      'operations README.md:3 rollback',
      'operations docs/rollback.md:0 rollback',
      'operations catalog-info.yaml:6 troubleshoot',
      'operations mkdocs.yml:1 deploy',
    ]);
  });

  it("is not what is done on a developer's machine, nor what tests need", async () => {
    expect(
      await topicsIn({
        'README.md':
          '# API\n\n## Local development\n\n### Troubleshooting\n\n`kubectl logs x`\n',
        'e2e/README.md': '# Tests\n\n## Troubleshooting\n',
      }),
    ).toEqual([]);
  });
});
