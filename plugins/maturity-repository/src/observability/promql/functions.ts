import { PromqlType } from './ast';

/** What a function takes and gives. */
export interface Signature {
  args: readonly PromqlType[];
  /** So many of the last arguments may be left out; -1: the last one may be repeated, or left out. */
  optional: number;
  returns: PromqlType;
}

const short: Readonly<Record<string, PromqlType>> = {
  v: 'vector',
  m: 'matrix',
  s: 'scalar',
  t: 'string',
};

/** Arguments as letters, `?` after each that may be left out, `*` after one that may come any number of times. */
const table: ReadonlyArray<[string, string, string]> = [
  [
    'v',
    'v',
    'abs absent ceil exp floor ln log10 log2 sgn sort sort_desc sqrt timestamp acos acosh asin asinh atan atanh cos cosh deg rad sin sinh tan tanh histogram_avg histogram_count histogram_sum histogram_stddev histogram_stdvar',
  ],
  [
    'm',
    'v',
    'absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time',
  ],
  [
    'v?',
    'v',
    'day_of_month day_of_week day_of_year days_in_month hour minute month year',
  ],
  ['vs', 'v', 'clamp_max clamp_min'],
  ['vss', 'v', 'clamp'],
  ['vs?', 'v', 'round'],
  ['ms', 'v', 'predict_linear'],
  ['mss', 'v', 'holt_winters double_exponential_smoothing'],
  ['sv', 'v', 'histogram_quantile'],
  ['vts*', 'v', 'histogram_quantiles'],
  ['ssv', 'v', 'histogram_fraction'],
  ['sm', 'v', 'quantile_over_time'],
  ['vtt*', 'v', 'label_join'],
  ['vtttt', 'v', 'label_replace'],
  ['vt*', 'v', 'sort_by_label sort_by_label_desc'],
  ['vv?', 'v', 'info'],
  ['s', 'v', 'vector'],
  ['v', 's', 'scalar'],
  ['', 's', 'pi time start end range step'],
];

/** The functions of Prometheus, and those of later versions that need a flag. */
export const functions: ReadonlyMap<string, Signature> = new Map(
  table.flatMap(([args, returns, names]) => {
    const signature: Signature = {
      args: [...args.replace(/[?*]/g, '')].map(letter => short[letter]),
      optional: args.endsWith('*') ? -1 : args.split('?').length - 1,
      returns: short[returns],
    };
    return names
      .split(' ')
      .map((name): [string, Signature] => [name, signature]);
  }),
);

/** Aggregations that take a value before the vector. */
export const aggregationParameters: ReadonlyMap<string, PromqlType> = new Map([
  ['topk', 'scalar'],
  ['bottomk', 'scalar'],
  ['limitk', 'scalar'],
  ['limit_ratio', 'scalar'],
  ['quantile', 'scalar'],
  ['count_values', 'string'],
]);

/** Of every series in the window: how fast it grows, or by how much. They make sense of counters only. */
export const rates: ReadonlySet<string> = new Set([
  'rate',
  'irate',
  'increase',
]);
