import { RenderResult } from '../render/types';
import {
  chartYaml,
  nothing,
  plannedSets,
  RecordingRenderer,
} from './__testUtils__/recording';

const files = {
  'chart/Chart.yaml': chartYaml('web'),
  'chart/values-prod.yaml': '',
  'chart/values-staging.yaml': '',
  'chart/values-dev.yaml': '',
  'other/Chart.yaml': chartYaml('other'),
};
const failed: RenderResult = {
  status: 'failed',
  message: { en: 'No', zh: '否' },
};

it('lints a chart once its first set is rendered, before the last one is', async () => {
  const renderer = new RecordingRenderer();
  await plannedSets(files, { renderer });
  expect(
    renderer.lints.map(({ chart, valueFiles }) => [chart, valueFiles]),
  ).toEqual([
    ['chart', ['chart/values-prod.yaml']],
    ['other', []],
  ]);
  expect(renderer.lints[0].after).toBeLessThan(4);
});

it('takes the first set that is rendered, in the order of the environments', async () => {
  const renderer = new RecordingRenderer(({ valueFiles }) =>
    valueFiles.includes('chart/values-prod.yaml') ? failed : nothing,
  );
  await plannedSets(files, { renderer });
  expect(renderer.lints[0]).toMatchObject({
    chart: 'chart',
    releaseName: 'web',
    valueFiles: ['chart/values-staging.yaml'],
  });
});

it('lints nothing that is never rendered', async () => {
  const renderer = new RecordingRenderer(() => failed);
  await plannedSets(files, { renderer });
  expect(renderer.lints).toEqual([]);
});
