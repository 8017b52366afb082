import { mergeEvidence } from './merge';
import { deployment, documents, linkedOf } from './testing';

const web = (image: string) =>
  deployment('web', '{app: web}').replace('app:1', image);
const other = deployment('other', '{app: other}');

it('makes one item of what is the same in several environments', async () => {
  // The same chart, rendered thrice: its template is one place.
  const sets = await Promise.all(
    ['dev', 'staging', 'production'].map(environment =>
      linkedOf(
        documents(web(environment === 'dev' ? 'app:2' : 'app:1'), other),
        {
          environment,
        },
      ),
    ),
  );
  const { containers, workloads } = mergeEvidence(sets);
  expect(
    containers.map(({ workload, image, environments }) => [
      workload,
      image.tag,
      environments,
    ]),
  ).toEqual([
    ['Deployment/web', '2', ['dev']],
    ['Deployment/other', '1', ['dev', 'staging', 'production']],
    ['Deployment/web', '1', ['staging', 'production']],
  ]);
  expect(
    workloads.map(({ name, environments }) => [name, environments]),
  ).toEqual([
    ['web', ['dev', 'staging', 'production']],
    ['other', ['dev', 'staging', 'production']],
  ]);
});

it('keeps environments apart that only look alike', async () => {
  const { workloads } = await linkedOf({
    'k8s/dev/web.yaml': web('app:1'),
    'k8s/production/web.yaml': web('app:1'),
  });
  expect(
    workloads.map(({ environments, source }) => [environments, source.file]),
  ).toEqual([
    [['development'], 'k8s/dev/web.yaml'],
    [['production'], 'k8s/production/web.yaml'],
  ]);
});
