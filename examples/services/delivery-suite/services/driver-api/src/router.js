import { AutoRouter, error, json } from 'itty-router';

const rounds = new Map([
  ['van-12', [{ stop: 1, parcel: 'SD1234567890123' }, { stop: 2, parcel: 'NP0123456789PL' }]],
]);

export const router = AutoRouter({ missing: () => error(404, 'There is no such page') });

router
  .get('/healthz', () => new Response(null, { status: 204 }))
  .get('/vans/:van/round', ({ params }) => {
    const round = rounds.get(params.van);
    return round ? json(round) : error(404, `${params.van} has no round today`);
  })
  .post('/vans/:van/stops/:stop/done', ({ params }) => {
    const round = rounds.get(params.van) ?? [];
    const stop = round.find(({ stop }) => stop === Number(params.stop));
    if (!stop) return error(404, 'There is no such stop');
    stop.done = true;
    return json(stop);
  });
