import { ciOf } from '../testing';
import { scheduleOf, scheduleUnder } from './schedule';

it.each([
  [{ schedule: [{ cron: '0 1 * * *' }, { cron: '0 1 * * 1' }] }, 'yes', 1],
  [{ schedule: [{ cron: 'soon' }] }, 'yes', 0],
  [{ schedule: null }, 'no', 0],
  [{ push: {} }, 'no', 0],
  ['push', 'no', 0],
])('%j is scheduled: %s, every %d days', (on, scheduled, everyDays) => {
  expect(scheduleOf(on)).toEqual({ scheduled, everyDays });
});

it.each([
  ['', 'yes'],
  ["github.event_name == 'push'", 'no'],
  ["github.event_name == 'schedule'", 'yes'],
  ["github.event_name != 'schedule'", 'no'],
  ["github.event_name == 'push' || github.event_name == 'schedule'", 'yes'],
  ["github.event_name == 'push' || github.event_name == 'pull_request'", 'no'],
  ["github.ref == 'refs/heads/main'", 'yes'],
])('under the condition %s: %s', (condition, scheduled) => {
  const daily = { scheduled: 'yes', everyDays: 1 } as const;
  expect(scheduleUnder(daily, condition)?.scheduled).toBe(scheduled);
});

it('reaches what a scheduled workflow calls', async () => {
  const { scans } = await ciOf({
    '.github/workflows/night.yml':
      "on: { schedule: [{ cron: '0 1 * * 1' }] }\njobs:\n  a: { uses: ./.github/workflows/scan.yml }\n",
    '.github/workflows/scan.yml':
      'on: workflow_call\njobs:\n  a:\n    container: aquasec/trivy:1\n    steps:\n      - run: trivy image x\n',
  });
  expect(scans).toMatchObject([
    { scheduled: 'yes', everyDays: 7, scannerImage: 'aquasec/trivy:1' },
  ]);
});

it('is not known of GitLab, and of Jenkins only what stands in the file', async () => {
  const gitlab = { '.gitlab-ci.yml': 'a: { script: [trivy image x] }\n' };
  const jenkins = (triggers: string) => ({
    Jenkinsfile: `pipeline { ${triggers} stages { stage('a') { steps { sh 'trivy image x' } } } }`,
  });
  const scheduled = async (files: Record<string, string>) =>
    (await ciOf(files)).scans.map(scan => [scan.scheduled, scan.everyDays]);
  expect(await scheduled(gitlab)).toEqual([['unknown', 0]]);
  expect(await scheduled(jenkins(''))).toEqual([['unknown', 0]]);
  expect(await scheduled(jenkins("triggers { cron('H 2 * * 1-5') }"))).toEqual([
    ['yes', 3],
  ]);
});
