import { MaturityClient } from './client';

function clientFor(answer: () => Response, discovery?: string) {
  const calls: Array<{ url: string; init: RequestInit }> = [];
  const client = new MaturityClient({
    fetchApi: {
      fetch: async (url, init) => {
        calls.push({ url: String(url), init: init ?? {} });
        return answer();
      },
    },
    ...(discovery && {
      discoveryApi: { getBaseUrl: async id => `${discovery}/${id}` },
    }),
  });
  return { client, calls };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });

describe('MaturityClient', () => {
  it('addresses an entity by its lower-case triplet, each part escaped', async () => {
    const { client, calls } = clientFor(() => json({ entityRef: 'x' }));
    await expect(
      client.getScorecard('Component:Default/Pay Ment'),
    ).resolves.toEqual({ entityRef: 'x' });
    expect(calls[0].url).toBe(
      'plugin://maturity/scorecards/by-name/component/default/pay%20ment',
    );
    expect(calls[0].init.method).toBe('GET');
  });

  it('repeats a filter that has several values and leaves absent ones out', async () => {
    const { client, calls } = clientFor(() => json({ items: [] }));
    await client.listScorecards({
      owner: ['group:default/a', 'group:default/b'],
      minLevel: 0,
      unverified: false,
      system: undefined,
    });
    expect(new URL(calls[0].url).searchParams.getAll('owner')).toEqual([
      'group:default/a',
      'group:default/b',
    ]);
    expect(calls[0].url).toMatch(/minLevel=0&unverified=false$/);
    expect(calls[0].url).not.toContain('system');
  });

  it('asks for an overview with the filters given, and without any', async () => {
    const { client, calls } = clientFor(() => json({ entities: 0 }));
    await client.getOverview({
      owner: ['group:default/a', 'group:default/b'],
      level: 3,
      at: '2026-08-01',
      tag: undefined,
    });
    await expect(client.getOverview()).resolves.toEqual({ entities: 0 });
    expect(calls.map(({ url }) => url)).toEqual([
      'plugin://maturity/overview?owner=group%3Adefault%2Fa&owner=group%3Adefault%2Fb&level=3&at=2026-08-01',
      'plugin://maturity/overview',
    ]);
  });

  it('asks for what is behind an overview', async () => {
    const { client, calls } = clientFor(() => json({ items: [], total: 0 }));
    await client.listOverviewEntities({ task: 'a/b', level: [0, 1] });
    await expect(
      client.listOverviewFindings({ check: 'c', cursor: 'x' }),
    ).resolves.toEqual({ items: [], total: 0 });
    await client.getTimeline('component:a', { since: '2026-01-01' });
    await client.getPastScorecard('component:a', '2026-01-01');
    expect(calls.map(({ url }) => url.replace(/^.*maturity/, ''))).toEqual([
      '/overview/entities?task=a%2Fb&level=0&level=1',
      '/overview/findings?check=c&cursor=x',
      '/scorecards/by-name/component/default/a/timeline?since=2026-01-01',
      '/scorecards/by-name/component/default/a?at=2026-01-01',
    ]);
  });

  it('hands out files as they are', async () => {
    const { client, calls } = clientFor(() => new Response('a,b'));
    const file = await client.exportOverview('levels', { format: 'csv' });
    expect(await file.text()).toBe('a,b');
    await expect(
      client.getBadge('component:a', { language: 'zh' }),
    ).resolves.toBe('a,b');
    expect(calls.map(({ url }) => url.replace(/^.*maturity/, ''))).toEqual([
      '/overview/export/levels?format=csv',
      '/badges/by-name/component/default/a.svg?language=zh',
    ]);
  });

  it('finds the backend by discovery and passes a token where one is given', async () => {
    const { client, calls } = clientFor(
      () => json({ items: [] }),
      'https://portal.example.com/api',
    );
    await client.getHistory(
      'component:default/a',
      { check: 'c', limit: 5 },
      { token: 't' },
    );
    expect(calls[0].url).toBe(
      'https://portal.example.com/api/maturity/scorecards/by-name/component/default/a/history?check=c&limit=5',
    );
    expect(calls[0].init.headers).toEqual({ Authorization: 'Bearer t' });
  });

  it('posts an evaluation', async () => {
    const { client, calls } = clientFor(() => json({ level: {} }));
    await client.evaluate('component:default/a');
    expect(calls[0].init).toMatchObject({
      method: 'POST',
      body: '{"entityRef":"component:default/a"}',
      headers: { 'Content-Type': 'application/json' },
    });
  });

  it('rejects with the error that the backend sent', async () => {
    const { client } = clientFor(() =>
      json(
        {
          error: { name: 'NotFoundError', message: 'No scorecard' },
          response: { statusCode: 404 },
        },
        404,
      ),
    );
    await expect(client.getChecklist('nope')).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      cause: { name: 'NotFoundError', message: 'No scorecard' },
    });
  });
});
