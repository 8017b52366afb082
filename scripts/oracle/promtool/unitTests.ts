/** How one alert behaves in one situation. */
interface Situation {
  what: string;
  /** Series and their values, one a minute. */
  series: Record<string, string>;
  /** Whether the guide's alert, and ours, has fired after this many minutes. */
  after: number;
  guide: { alert: string; fires: boolean };
  ours: { alert: string; fires: boolean };
}

const requests = (status: string, values: string) => ({
  [`http_requests_total{namespace="shop",service="api",status="${status}"}`]:
    values,
});
const memory = (metric: string, values: string) => ({
  [`container_${metric}{namespace="shop",pod="api-1",container="api"}`]: values,
});
const errors = { guide: 'HighErrorRate', ours: 'HighErrorShare' };
const bytes = { guide: 'HighMemoryUsage', ours: 'MemoryNearLimit' };
const crashes = { guide: 'PodCrashLooping', ours: 'CrashLooping' };

function situation(
  what: string,
  alert: { guide: string; ours: string },
  fires: { guide: boolean; ours: boolean },
  after: number,
  series: Record<string, string>,
): Situation {
  return {
    what,
    series,
    after,
    guide: { alert: alert.guide, fires: fires.guide },
    ours: { alert: alert.ours, fires: fires.ours },
  };
}

/** What docs/alerts.md says of the guide's three alerts and of those in their place. */
export const situations: Situation[] = [
  situation(
    '7 errors of 6,007 requests a minute',
    errors,
    { guide: true, ours: false },
    20,
    { ...requests('200', '0+6000x30'), ...requests('500', '0+7x30') },
  ),
  situation(
    'every second of two requests a minute fails',
    errors,
    { guide: false, ours: true },
    20,
    { ...requests('200', '0+1x30'), ...requests('500', '0+1x30') },
  ),
  situation(
    'a busy service fails a tenth of its requests',
    errors,
    { guide: true, ours: true },
    20,
    { ...requests('200', '0+900x30'), ...requests('500', '0+100x30') },
  ),
  situation(
    'a container without a limit',
    bytes,
    { guide: true, ours: false },
    25,
    {
      ...memory('memory_usage_bytes', '100x30'),
      ...memory('memory_working_set_bytes', '100x30'),
      ...memory('spec_memory_limit_bytes', '0x30'),
    },
  ),
  situation(
    'the page cache fills what is left of the limit',
    bytes,
    { guide: true, ours: false },
    25,
    {
      ...memory('memory_usage_bytes', '950x30'),
      ...memory('memory_working_set_bytes', '400x30'),
      ...memory('spec_memory_limit_bytes', '1000x30'),
    },
  ),
  situation(
    'the working set is near the limit',
    bytes,
    { guide: true, ours: true },
    25,
    {
      ...memory('memory_usage_bytes', '950x30'),
      ...memory('memory_working_set_bytes', '950x30'),
      ...memory('spec_memory_limit_bytes', '1000x30'),
    },
  ),
  situation('a single restart', crashes, { guide: true, ours: false }, 22, {
    'kube_pod_container_status_restarts_total{namespace="shop",pod="api-1",container="api"}':
      '0x14 1x30',
  }),
  situation(
    'a container that waits in CrashLoopBackOff, with a run now and then',
    crashes,
    { guide: true, ours: true },
    30,
    {
      'kube_pod_container_status_restarts_total{namespace="shop",pod="api-1",container="api"}':
        '0+1x40',
      'kube_pod_container_status_waiting_reason{namespace="shop",pod="api-1",container="api",reason="CrashLoopBackOff"}':
        '1x8 _ 1x8 _ 1x30',
    },
  ),
];

/** A file of `promtool test rules` for one of the two. */
export function testsOf(side: 'guide' | 'ours', file: string): string {
  return JSON.stringify({
    rule_files: [file],
    evaluation_interval: '1m',
    tests: situations.map(({ what, series, after, [side]: told }) => ({
      name: what,
      interval: '1m',
      input_series: Object.entries(series).map(([name, values]) => ({
        series: name,
        values,
      })),
      promql_expr_test: [
        {
          expr: `count(ALERTS{alertname="${told.alert}",alertstate="firing"})`,
          eval_time: `${after}m`,
          exp_samples: told.fires ? [{ labels: '{}', value: 1 }] : [],
        },
      ],
    })),
  });
}

/** What the guide tells of a container without a limit, and of one that uses 85 % of it. */
export function textTestsOf(file: string): string {
  const told = (limit: string, shown: string) => ({
    name: `memory shown as ${shown}`,
    interval: '1m',
    input_series: Object.entries({
      ...memory('memory_usage_bytes', '850x30'),
      ...memory('spec_memory_limit_bytes', limit),
    }).map(([series, values]) => ({ series, values })),
    alert_rule_test: [
      {
        eval_time: '10m',
        alertname: 'HighMemoryUsage',
        exp_alerts: [
          {
            exp_labels: {
              severity: 'warning',
              namespace: 'shop',
              pod: 'api-1',
              container: 'api',
            },
            exp_annotations: {
              summary: 'High memory usage detected',
              description: `Memory usage is ${shown} of limit`,
            },
          },
        ],
      },
    ],
  });
  return JSON.stringify({
    rule_files: [file],
    evaluation_interval: '1m',
    tests: [told('0x30', '+Inf%'), told('1000x30', '0.85%')],
  });
}
