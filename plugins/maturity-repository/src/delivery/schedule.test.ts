import fc from 'fast-check';
import { hoursOf, readSchedule } from './schedule';

describe('readSchedule', () => {
  it.each([
    ['0 2 * * *', 24],
    ['0 2,14 * * *', 12],
    ['0 1,2 * * *', 23],
    ['*/10 * * * *', 1],
    ['0 */6 * * *', 6],
    // With seconds first, as CloudNativePG has it
    ['0 0 2 * * *', 24],
    ['0 2 ? * *', 24],
    ['0 2 * * 0', 168],
    ['0 2 * * MON-FRI', 72],
    ['0 2 1 * *', 744],
    ['CRON_TZ=Asia/Shanghai 0 2 * * *', 24],
    ['@hourly', 1],
    ['@daily', 24],
    ['@daily-random', 24],
    ['@weekly', 168],
    ['@every 6h', 6],
    ['@every 90m', 2],
  ])('%s leaves at most %i hours', (text, hours) => {
    expect(readSchedule(text)).toEqual({ hours });
  });

  it.each([
    '',
    '0 2 * *',
    '0 25 * * *',
    '61 2 * * *',
    '0 2 * * * * *',
    '0 2 31 2 *',
    '@sometimes',
    '@every day',
    'daily',
    `${'0 '.repeat(500)}`,
  ])("can't read %s", text => {
    expect(readSchedule(text)).toBeUndefined();
  });

  it('reads any text', () => {
    const part = fc.constantFrom(
      ...'0 2 * */6 1-5 , / - ? h MON @daily @every 6h 99 tz= \u0000'.split(
        ' ',
      ),
      ' ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), parts => {
        const read = readSchedule(parts.join(''));
        expect(read?.hours ?? 1).toBeGreaterThan(0);
      }),
      { seed: 20261122, numRuns: 3_000 },
    );
  });
});

describe('hoursOf', () => {
  it.each([
    ['720h', 720],
    ['720h0m0s', 720],
    ['30d', 720],
    ['90m', 1.5],
    ['', undefined],
    ['0', undefined],
    ['1 day', undefined],
  ])('%s is %s hours', (text, hours) => {
    expect(hoursOf(text)).toBe(hours);
  });
});
