import { endsOf, RouteReader } from './routes';

function ends(route: object, severity: string): string[] {
  const root = new RouteReader().read(route, ['route'])!;
  return endsOf(root, severity).map(({ receiver }) => receiver);
}

describe('where an alert ends', () => {
  const route = {
    receiver: 'root',
    routes: [
      { receiver: 'watchdog', matchers: ['alertname="Watchdog"'] },
      { receiver: 'pager', matchers: ['severity=~"critical|page"'] },
      { receiver: 'ticket', match: { severity: 'warning' } },
    ],
  };
  it.each([
    ['critical', ['watchdog', 'pager']],
    ['warning', ['watchdog', 'ticket']],
    ['info', ['watchdog', 'root']],
  ])('of the severity %s', (severity, expected) => {
    expect(ends(route, severity)).toEqual(expected);
  });

  it('goes on where the route says so, and inherits receivers', () => {
    const all = {
      receiver: 'root',
      routes: [
        { receiver: 'audit', continue: true },
        { receiver: 'team', routes: [{ match_re: { severity: 'crit.*' } }] },
      ],
    };
    expect(ends(all, 'critical')).toEqual(['audit', 'team']);
    expect(ends(all, 'info')).toEqual(['audit', 'team']);
  });

  it.each([
    ['severity="critical"', true],
    ['severity!="critical"', false],
    ['severity!~"critical|x"', false],
    ['{severity="critical", team="a"}', true],
    ["severity = 'critical'", true],
    ['severity=~"cr.*"', true],
    ['severity=~"^(critical|x)$"', true],
    ['severity=~"warning|x"', false],
  ])('reads %s', (matcher, taken) => {
    const told = ends(
      { receiver: 'a', routes: [{ receiver: 'b', matchers: [matcher] }] },
      'critical',
    );
    expect(told.includes('b')).toBe(taken);
  });

  it('reads the matchers of an AlertmanagerConfig', () => {
    const matchers = [{ name: 'severity', value: 'critical', matchType: '=' }];
    const route_ = { receiver: 'a', routes: [{ receiver: 'b', matchers }] };
    expect(ends(route_, 'critical')).toEqual(['b']);
    expect(ends(route_, 'info')).toEqual(['a']);
  });
});
