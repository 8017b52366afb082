import { isMapping, listOf, Mapping } from '../../manifests/objects';
import { plainText } from '../../ci/json';
import { everyRoute, endsOf, Route, RouteReader } from './routes';
import { secretsIn } from './secrets';
import { AlertmanagerEvidence } from './shapes';

type Path = Array<string | number>;

/** A configuration of Alertmanager, wherever it stands. */
export interface ConfigDocument {
  name: string;
  holder: string;
  environments: string[];
  config: Mapping;
  placeOf(path: Path): { file: string; line: number };
}

/** Severities that need not reach anybody. */
const quiet = new Set(['none', 'info', '']);
const maxItems = 200;

/** Whether a mapping is one: it has receivers, and a route that leads to one of them. */
export function isAlertmanagerConfig(value: unknown): value is Mapping {
  return (
    isMapping(value) &&
    isMapping(value.route) &&
    Array.isArray(value.receivers) &&
    value.receivers.every(receiver => isMapping(receiver)) &&
    !isEventExporter(value.route)
  );
}

/** The exporter of Kubernetes' events has routes and receivers as well, but lists of what they match and drop. */
function isEventExporter(route: Mapping): boolean {
  return [route, ...listOf(route.routes)].some(
    each =>
      isMapping(each) &&
      (Array.isArray(each.match) || Array.isArray(each.drop)),
  );
}

/** @param severities - of the repository's alerts */
export function readAlertmanager(
  { config, placeOf, ...named }: ConfigDocument,
  severities: ReadonlySet<string>,
): AlertmanagerEvidence {
  const receivers = receiversOf(config, placeOf);
  const names = new Map(receivers.map(each => [each.name, each]));
  const root = new RouteReader().read(config.route, ['route']);
  const routes = root ? everyRoute(root) : [];
  const readable = !routes.some(isPlaceheld) && ![...names.keys()].some(holds);
  return {
    ...named,
    readable,
    receivers: receivers.slice(0, maxItems),
    routes: routes.slice(0, maxItems).map(({ receiver, path }) => ({
      receiver,
      defined: names.has(receiver),
      source: placeOf(path),
    })),
    inhibits:
      listOf(config.inhibit_rules).length + listOf(config.inhibitRules).length,
    silent: root
      ? [...severities]
          .filter(severity => !quiet.has(severity))
          .flatMap(severity => silentEnd(root, severity, names, placeOf))
      : [],
    problems: readable ? problemsOf(routes, receivers, placeOf) : [],
    secrets: [
      ...secretsIn(config.global, ['global']),
      ...secretsIn(config.receivers, ['receivers']),
    ].map(path => ({
      field: String(path[path.length - 1]),
      source: placeOf(path),
    })),
    source: placeOf(['route']),
  };
}

/** What a generator has yet to fill in. */
function holds(text: string): boolean {
  return /\{\{|\$\{|\[\[/.test(text);
}

function isPlaceheld({ receiver, matchers }: Route): boolean {
  return holds(receiver) || matchers.some(({ value }) => holds(value));
}

type Receiver = AlertmanagerEvidence['receivers'][number];
type PlaceOf = ConfigDocument['placeOf'];

function receiversOf(config: Mapping, placeOf: PlaceOf): Receiver[] {
  return listOf(config.receivers).map((receiver, index) => {
    const fields = isMapping(receiver) ? receiver : {};
    return {
      name: plainText(fields.name) ?? '',
      integrations: Object.entries(fields)
        .filter(([, value]) => listOf(value).length > 0)
        .map(([field]) => /^(\w+?)(?:_configs|Configs)$/.exec(field)?.[1] ?? '')
        .filter(name => name !== ''),
      source: placeOf(['receivers', index]),
    };
  });
}

/** Where alerts of a severity end, if nobody is told wherever that is. */
function silentEnd(
  root: Route,
  severity: string,
  names: ReadonlyMap<string, Receiver>,
  placeOf: PlaceOf,
): AlertmanagerEvidence['silent'] {
  const ends = endsOf(root, severity);
  const told = ends.some(
    ({ receiver }) => names.get(receiver)?.integrations.length !== 0,
  );
  const end = ends.at(-1);
  return told || !end
    ? []
    : [{ severity, receiver: end.receiver, source: placeOf(end.path) }];
}

function problemsOf(
  routes: readonly Route[],
  receivers: readonly Receiver[],
  placeOf: PlaceOf,
): AlertmanagerEvidence['problems'] {
  const problems: AlertmanagerEvidence['problems'] = [];
  const names = new Set<string>();
  for (const { name, source } of receivers) {
    if (name === '') {
      problems.push({
        message: { en: 'a receiver has no name', zh: '接收者没有名称' },
        source,
      });
    } else if (names.has(name)) {
      problems.push({
        message: {
          en: `the receiver '${name}' is there twice`,
          zh: `接收者 '${name}' 重复`,
        },
        source,
      });
    }
    names.add(name);
  }
  routes.forEach(({ receiver, own, path }, index) => {
    if (index === 0 && !own) {
      problems.push({
        message: {
          en: 'the root route has no receiver',
          zh: '根路由没有接收者',
        },
        source: placeOf(path),
      });
    } else if (own && !names.has(receiver)) {
      problems.push({
        message: {
          en: `there is no receiver '${receiver}'`,
          zh: `没有接收者 '${receiver}'`,
        },
        source: placeOf([...path, 'receiver']),
      });
    }
  });
  return problems.slice(0, maxItems);
}
