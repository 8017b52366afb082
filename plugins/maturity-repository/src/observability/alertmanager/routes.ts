import { isMapping, listOf, Mapping } from '../../manifests/objects';
import { plainText, record } from '../../ci/json';

/** A route, in the words of its configuration. */
export interface Route {
  receiver: string;
  /** It is written here, not inherited. */
  own: boolean;
  matchers: Matcher[];
  goesOn: boolean;
  routes: Route[];
  path: Array<string | number>;
}

export interface Matcher {
  name: string;
  operator: '=' | '!=' | '=~' | '!~';
  value: string;
}

/** Routes within each other, and routes of one configuration. */
const maxDepth = 20;
const maxRoutes = 2_000;

/** Reads the tree of routes; also of an AlertmanagerConfig, whose matchers are objects. */
export class RouteReader {
  #count = 0;

  read(
    value: unknown,
    path: Array<string | number>,
    inherited = '',
    depth = 0,
  ): Route | undefined {
    if (!isMapping(value) || depth > maxDepth) return undefined;
    if (++this.#count > maxRoutes) return undefined;
    const written = plainText(value.receiver) ?? '';
    const receiver = written || inherited;
    return {
      receiver,
      own: written !== '',
      matchers: matchersOf(value),
      goesOn: value.continue === true,
      routes: listOf(value.routes).flatMap(
        (route, index) =>
          this.read(route, [...path, 'routes', index], receiver, depth + 1) ??
          [],
      ),
      path,
    };
  }
}

function matchersOf(route: Mapping): Matcher[] {
  const found: Matcher[] = [];
  for (const [field, operator] of [
    ['match', '='],
    ['match_re', '=~'],
  ] as const) {
    for (const [name, value] of Object.entries(record(route[field]))) {
      found.push({ name, operator, value: plainText(value) ?? '' });
    }
  }
  for (const matcher of listOf(route.matchers)) {
    if (typeof matcher === 'string') found.push(...readMatchers(matcher));
    else if (isMapping(matcher)) {
      const { name, value, matchType, regex } = matcher;
      const type = plainText(matchType) ?? (regex === true ? '=~' : '=');
      found.push({
        name: plainText(name) ?? '',
        operator: isOperator(type) ? type : '=',
        value: plainText(value) ?? '',
      });
    }
  }
  return found;
}

/** `severity=~"critical|page"`, also several in braces. */
function readMatchers(text: string): Matcher[] {
  const inner = text.slice(0, 2_000).replace(/^\s*\{|\}\s*$/g, '');
  const found: Matcher[] = [];
  for (const match of inner.matchAll(
    /["']?([\w.-]{1,200})["']?\s{0,10}(=~|!~|!=|=)\s{0,10}(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^,"']*))/g,
  )) {
    const [, name, operator, double, single, plain] = match;
    const value = double ?? single ?? plain.trim();
    if (isOperator(operator)) found.push({ name, operator, value });
  }
  return found;
}

function isOperator(text: string): text is Matcher['operator'] {
  return ['=', '!=', '=~', '!~'].includes(text);
}

/** All routes of a tree, the root first. */
export function everyRoute(root: Route): Route[] {
  return [root, ...root.routes.flatMap(everyRoute)];
}

/**
 * The routes in which an alert of this severity may end, whatever its other labels are. A route that asks for other
 * labels too may take it or not.
 */
export function endsOf(route: Route, severity: string): Route[] {
  const ends: Route[] = [];
  for (const child of route.routes) {
    const taken = takes(child, severity);
    if (taken === 'no') continue;
    ends.push(...endsOf(child, severity));
    if (taken === 'yes' && !child.goesOn) return ends;
  }
  const sure = route.routes.some(child => takes(child, severity) === 'yes');
  return sure ? ends : [...ends, route];
}

function takes({ matchers }: Route, severity: string): 'yes' | 'maybe' | 'no' {
  let others = false;
  for (const matcher of matchers) {
    if (matcher.name !== 'severity') others = true;
    else if (!isMet(matcher, severity)) return 'no';
  }
  return others ? 'maybe' : 'yes';
}

/** Alternatives of a pattern are compared as texts; of any other nothing is known, so that it may match. */
function isMet({ operator, value }: Matcher, severity: string): boolean {
  const pattern = value.replace(/^\^|\$$/g, '').replace(/^\((.*)\)$/, '$1');
  const alternatives = pattern.split('|');
  const plain = alternatives.every(text => /^[\w-]*$/.test(text));
  const among = alternatives.includes(severity);
  switch (operator) {
    case '=':
      return value === severity;
    case '!=':
      return value !== severity;
    case '=~':
      return !plain || among;
    default:
      return !plain || !among;
  }
}
