import {
  formatAgo,
  formatChange,
  formatDate,
  formatDay,
  formatEffort,
  formatMoment,
  formatMonth,
  formatNumber,
  formatPeriod,
  formatShare,
} from './format';

const now = new Date('2026-11-22T12:00:00Z');

describe('formatDate and formatMoment', () => {
  it('write a day and a time as people of each language do', () => {
    expect(formatDate('en', '2026-11-18T10:00:00Z')).toBe('Nov 18, 2026');
    expect(formatDate('zh', '2026-11-18T10:00:00Z')).toBe('2026年11月18日');
    expect(formatMoment('zh', '2026-11-18T10:00:00Z')).toMatch(
      /^2026年11月18日 \d\d:\d\d$/,
    );
  });
});

describe('formatAgo', () => {
  it.each([
    ['2026-11-22T11:59:30Z', 'now', '现在'],
    ['2026-11-22T12:00:09Z', 'now', '现在'],
    ['2026-11-22T11:48:00Z', '12 minutes ago', '12分钟前'],
    ['2026-11-22T07:00:00Z', '5 hours ago', '5小时前'],
    ['2026-11-21T11:00:00Z', 'yesterday', '昨天'],
    ['2026-11-12T12:00:00Z', '10 days ago', '10天前'],
  ])('says of %s that it was %s, %s', (at, en, zh) => {
    expect(formatAgo('en', at, now)).toBe(en);
    expect(formatAgo('zh', at, now)).toBe(zh);
  });
});

describe('formatEffort', () => {
  it.each([
    [0.01, '5 minutes', '5分钟'],
    [0.1, '50 minutes', '50分钟'],
    [0.125, '1 hour', '1小时'],
    [0.25, '2 hours', '2小时'],
    [1, '1 day', '1天'],
    [1.5, '1.5 days', '1.5天'],
  ])('says %d days as %s, %s', (days, en, zh) => {
    expect(formatEffort('en', days)).toBe(en);
    expect(formatEffort('zh', days)).toBe(zh);
  });
});

describe('formatPeriod', () => {
  it('says an ISO duration in words', () => {
    expect(formatPeriod('en', 'P180D')).toBe('180 days');
    expect(formatPeriod('zh', 'P1Y')).toBe('1年');
    expect(formatPeriod('en', 'P1Y6M')).toBe('1 year, 6 months');
  });

  it('leaves what is no such duration as it is', () => {
    expect(formatPeriod('en', 'PT5M')).toBe('PT5M');
    expect(formatPeriod('en', 'P')).toBe('P');
  });
});

describe('formatDay and formatMonth', () => {
  it('mean the day as written, whatever the time zone', () => {
    expect(formatDay('en', '2026-11-01')).toBe('Nov 1, 2026');
    expect(formatDay('zh', '2026-11-01')).toBe('2026年11月1日');
    expect(formatMonth('en', '2026-11-01')).toBe('Nov');
    expect(formatMonth('zh', '2026-11-30')).toBe('11月');
  });
});

describe('formatNumber and formatChange', () => {
  it('group digits, and give a change its sign', () => {
    expect(formatNumber('en', 12_345)).toBe('12,345');
    expect(formatChange('en', 9)).toBe('+9');
    expect(formatChange('en', -1_200)).toBe('\u22121,200');
    expect(formatChange('zh', 0)).toBe('0');
  });
});

describe('formatShare', () => {
  it.each([
    [142, 310, '46%'],
    [0, 310, '0%'],
    [1, 310, '1%'],
    [309, 310, '99%'],
    [310, 310, '100%'],
  ])('says of %d of %d that it is %s', (part, whole, text) => {
    expect(formatShare('en', part, whole)).toBe(text);
  });
});
