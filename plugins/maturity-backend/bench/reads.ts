import { Engine, SERVICE_TOKEN } from './portal/config';
import { Cost } from './portal/observer';
import { Child } from './portal/Child';
import { LoadResult } from './portal/load';
import { median, report } from './report';

const CONNECTIONS = 10;
const ROUNDS = 12;
const WARM_UP = 3;
const SECONDS = 0.5;
const SCORECARD = '/api/maturity/scorecards/by-name/component/default/';

/** Who asks for what. A service's rights are in its token; a user's are asked of the permission plugin. */
const targets = {
  'bare route': { path: '/api/bare/text/', caller: 'service' },
  scorecard: { path: SCORECARD, caller: 'service' },
  'bare route, res.json': { path: '/api/bare/json/', caller: 'service' },
  'bare route with a permission, as a user': {
    path: '/api/bare/permitted/',
    caller: 'user',
  },
  'scorecard, as a user': { path: SCORECARD, caller: 'user' },
} as const;

type Target = keyof typeof targets;

interface Round extends LoadResult {
  cost: Cost;
}

/** Reads one scorecard after the other, and the same text from a bare route, in short turns. */
export async function measureReads(
  { portal, load }: { portal: Child; load: Child },
  engine: Engine,
  { port, count }: { port: number; count: number },
): Promise<void> {
  const url = `http://127.0.0.1:${port}`;
  const names = Array.from({ length: count }, (_, n) => `service-${n}`);
  const tokens = { service: SERVICE_TOKEN, user: await signIn(url) };
  await portal.ask({ command: 'fill', documents: await readAll(url, names) });

  const all = Object.keys(targets) as Target[];
  const rounds = new Map<Target, Round[]>(all.map(target => [target, []]));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    // There and back, so that a machine that grows slower or faster favours neither.
    for (const target of round % 2 ? all : [...all].reverse()) {
      const { path, caller } = targets[target];
      const options = {
        port,
        token: tokens[caller],
        paths: names.map(name => `${path}${name}`),
        connections: CONNECTIONS,
        seconds: SECONDS,
      };
      await portal.ask({ command: 'observe' });
      const result = await load.ask<LoadResult>({ command: 'load', options });
      const cost = await portal.ask<Cost>({ command: 'cost' });
      if (round >= 0) {
        rounds.get(target)!.push({ ...result, cost });
      }
    }
  }
  reportReads(engine, rounds);
}

function reportReads(engine: Engine, rounds: Map<Target, Round[]>): void {
  const figure = (name: string, value: number, unit: string) =>
    report('scorecard', `${engine}: ${name}`, value, unit);
  const rates = (target: Target) =>
    rounds.get(target)!.map(round => round.requests / round.seconds);
  // Of turns near each other: what slowed the machine slowed both.
  const ratio = (target: Target, baseline: Target) =>
    median(rates(target).map((rate, n) => rate / rates(baseline)[n]));
  const costs = (target: Target) =>
    rounds.get(target)!.map(({ cost, requests }) => cost.cpu / requests);
  const costRatio = (target: Target, baseline: Target) =>
    median(costs(target).map((cost, n) => costs(baseline)[n] / cost));
  const each = (target: Target, of: (cost: Cost) => number) =>
    median(rounds.get(target)!.map(round => of(round.cost) / round.requests));

  figure('size', rounds.get('scorecard')![0].bytes / 1024, 'KiB');
  for (const target of rounds.keys()) {
    figure(target, median(rates(target)), 'requests/s');
    figure(`${target}, server CPU`, median(costs(target)), 'ms');
  }
  const pairs: Array<[string, Target, Target]> = [
    ['scorecard / bare route', 'scorecard', 'bare route'],
    ['scorecard / bare route, res.json', 'scorecard', 'bare route, res.json'],
    [
      'as a user, scorecard / bare route with a permission',
      'scorecard, as a user',
      'bare route with a permission, as a user',
    ],
  ];
  for (const [name, target, baseline] of pairs) {
    figure(name, ratio(target, baseline), 'x');
    figure(`${name}, by server CPU`, costRatio(target, baseline), 'x');
  }
  for (const target of ['scorecard', 'scorecard, as a user'] as const) {
    const calls = (plugin: string) =>
      each(target, cost => cost.calls[plugin] ?? 0);
    figure(
      `${target}, SQL`,
      each(target, cost => cost.statements),
      'statements',
    );
    figure(`${target}, catalog`, calls('catalog'), 'calls');
    figure(`${target}, permission`, calls('permission'), 'calls');
  }
}

async function readAll(
  url: string,
  names: string[],
): Promise<Array<[string, string]>> {
  const documents: Array<[string, string]> = [];
  for (const name of names) {
    const response = await fetch(`${url}${SCORECARD}${name}`, {
      headers: { authorization: `Bearer ${SERVICE_TOKEN}` },
    });
    if (!response.ok) {
      throw new Error(`${name}: ${response.status} ${await response.text()}`);
    }
    documents.push([`component:default/${name}`, await response.text()]);
  }
  return documents;
}

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/guest/refresh`);
  if (!response.ok) {
    throw new Error(`Signing in: ${response.status} ${await response.text()}`);
  }
  const { backstageIdentity } = await response.json();
  return backstageIdentity.token;
}
