import { factsOf } from './facts';
import { parsePromql } from './parse';

const facts = (text: string) => factsOf(parsePromql(text));

describe('factsOf', () => {
  it.each([
    ['up == 0', true],
    ['up', false],
    ['up == bool 0', false],
    ['absent(up)', true],
    ['absent_over_time(up[5m])', true],
    ['a unless b', true],
    ['a and b', false],
    ['a and (b > 1)', true],
    ['(a > 1) or b', false],
    ['(a > 1) or (b > 1)', true],
    ['sum(a > 1)', true],
    ['(a > 1) * 100', true],
    ['max_over_time((a > 1)[5m:])', true],
    ['ALERTS{alertstate="firing"}', true],
    ['a_info{state="down"}', true],
    ['a_info', false],
    ['vector(1)', false],
    ['scalar(a > 1)', false],
  ])('knows that %s asks for something: %s', (text, expected) => {
    expect(facts(text).conditional).toBe(expected);
  });

  it('knows what asks no series', () => {
    expect(facts('vector(1)').constant).toBe(true);
    expect(facts('a > 1').constant).toBe(false);
  });

  it('lists what rates look back at', () => {
    expect(
      facts('rate(a_total[1m]) + irate(b_total[5m:1m]) + delta(c[2m])').windows,
    ).toEqual([{ function: 'rate', metric: 'a_total', seconds: 60, from: 0 }]);
  });

  it.each([
    ['rate(a[5m]) > 1', 300],
    ['rate(a[5m]) > b', 0],
    ['max_over_time(rate(a[1m])[1h:1m]) > 1', 3600],
    ['predict_linear(a[6h], 3600) < 0', 21600],
    ['vector(1)', 0],
  ])('knows how far %s looks back: %i s', (text, expected) => {
    expect(facts(text).lookback).toBe(expected);
  });

  it('knows rates of what has no rate', () => {
    expect(facts('rate(node_load1[5m]) > 1').gaugeRates).toMatchObject([
      { function: 'rate', metric: 'node_load1' },
    ]);
    expect(facts('rate(sum(a)[5m:1m]) > 1').ratesOfAggregates).toMatchObject([
      { function: 'rate', metric: 'sum' },
    ]);
    expect(facts('sum(rate(a_total[5m])) > 1')).toMatchObject({
      gaugeRates: [],
      ratesOfAggregates: [],
    });
  });

  it.each([
    ['rate(r{code=~"5.."}[5m]) > 0.1', 'absolute'],
    ['sum by (x) (rate(r{status="500"}[5m])) * 60 > 5', 'absolute'],
    ['0.1 < sum(rate(r{code=~"5.."}[5m]))', 'absolute'],
    ['rate(r{code=~"5.."}[5m]) / rate(r[5m]) > 0.1', 'per-series'],
  ])('knows that %s does not judge errors by their share', (text, problem) => {
    expect(facts(text).errorCounts).toMatchObject([{ metric: 'r', problem }]);
  });

  it.each([
    'sum(rate(r{code=~"5.."}[5m])) / sum(rate(r[5m])) > 0.1',
    'rate(r{code=~"5.."}[5m]) / ignoring (code) group_left sum without (code) (rate(r[5m])) > 0.1',
    'increase(r{code="500"}[5m]) > 0',
    'rate(r{code=~"2.."}[5m]) > 100',
    'rate(r{code=~"5.."}[5m]) < 0.1',
    'r{code=~"5.."} > 10',
  ])('has nothing against %s', text => {
    expect(facts(text).errorCounts).toEqual([]);
  });

  it.each([
    ['a / container_spec_memory_limit_bytes > 0.8', true],
    ['a / sum by (x) (container_spec_memory_limit_bytes) > 0.8', true],
    ['a / redis_memory_max_bytes > 0.8 and redis_memory_max_bytes < 9', true],
    ['a / (container_spec_memory_limit_bytes > 0) > 0.8', false],
    ['a / (container_spec_memory_limit_bytes != 0) > 0.8', false],
    ['a / redis_memory_max_bytes > 0.8 and redis_memory_max_bytes > 0', false],
    [
      'a / redis_memory_max_bytes > 0.8 unless redis_memory_max_bytes == 0',
      false,
    ],
    ['a / clamp_min(redis_memory_max_bytes, 1) > 0.8', false],
    ['(a / container_spec_memory_limit_bytes > 0.8) < Inf', false],
    ['a / b > 0.8', false],
  ])(
    'knows whether %s divides by a limit that may be 0: %s',
    (text, expected) => {
      expect(facts(text).limits.length > 0).toBe(expected);
    },
  );

  it.each([
    ['rate(kube_pod_container_status_restarts_total[15m]) > 0', true],
    ['sum(increase(kube_pod_container_status_restarts_total[1h])) >= 1', true],
    ['rate(kube_pod_container_status_restarts_total[15m]) * 60 > 0', true],
    ['increase(kube_pod_container_status_restarts_total[15m]) > 3', false],
    ['increase(kube_pod_container_status_restarts_total[15m]) >= 2', false],
    ['rate(other_total[15m]) > 0', false],
  ])('knows whether one restart is enough for %s: %s', (text, expected) => {
    expect(facts(text).singleRestart).toBe(expected);
  });

  it.each([
    ['a / b > 0.8', { ratio: true, hundredfold: false }],
    ['1 - a / b < 0.1', { ratio: true, hundredfold: false }],
    ['100 * a / b > 80', { ratio: false, hundredfold: true }],
    ['a / b * 100 > 80', { ratio: false, hundredfold: true }],
    ['job:errors:ratio5m > 0.1', { ratio: true, hundredfold: false }],
    ['a_usage_ratio > 70', { ratio: false, hundredfold: false }],
    ['a / 1024 > 1', { ratio: false, hundredfold: false }],
    ['a / b > 0.8 and c > 5', { ratio: false, hundredfold: false }],
  ])('knows what the value of %s is', (text, expected) => {
    expect(facts(text).value).toEqual(expected);
  });
});

describe('the labels of a result', () => {
  it.each([
    ['up == 0', ['job'], []],
    ['sum(a) > 1', [], ['job']],
    ['sum by (job) (a) > 1', ['job'], ['pod']],
    ['sum without (pod) (a) > 1', ['job'], ['pod']],
    ['topk by (x) (1, a) > 1', ['job'], []],
    ['count_values by (job) ("v", a) > 1', ['job', 'v'], ['pod']],
    ['sum by (job) (a) / sum by (job) (b) > 1', ['job'], ['pod']],
    ['a * on (job) group_left (node) b > 1', ['pod', 'node'], []],
    ['a * on (job) b > 1', ['job'], ['pod']],
    ['a * ignoring (pod) b > 1', ['job'], ['pod']],
    ['a * on (job) group_left (x) sum by (job) (b) > 1', ['pod', 'x'], []],
    ['absent(up{job="x", y=~"z"})', ['job'], ['y', 'pod']],
    ['sum(a) > 1 and b', [], ['job']],
    ['sum by (job) (a) or b', ['job', 'pod'], []],
    ['label_replace(sum(a), "x", "$1", "y", "(.*)") > 1', ['x'], ['y']],
    ['histogram_quantile(0.9, sum by (le, job) (a)) > 1', ['job'], ['le']],
    ['time() - max by (job) (a) > 1', ['job'], ['pod']],
    ['3 < sum by (job) (a)', ['job'], ['pod']],
    ['round(a, 2) > 1', ['job'], []],
    ['vector(1)', [], ['job']],
  ])('of %s', (text, kept, lost) => {
    const { labels } = facts(text);
    expect(kept.filter(name => !labels.has(name))).toEqual([]);
    expect(lost.filter(name => labels.has(name))).toEqual([]);
  });
});
