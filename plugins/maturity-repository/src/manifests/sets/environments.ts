/** What an environment is called in repositories, and how we call it. Others keep the repository's own name. */
const aliases: Readonly<Record<string, string>> = {
  prod: 'production',
  prd: 'production',
  production: 'production',
  live: 'production',
  stg: 'staging',
  stage: 'staging',
  staging: 'staging',
  dev: 'development',
  develop: 'development',
  development: 'development',
  test: 'test',
  testing: 'test',
  qa: 'test',
};

/** Words that name an environment of their own. */
const others = new Set(
  'uat preprod preproduction sandbox perf dr local'.split(' '),
);

/** The name that is used where nothing names an environment. */
export const defaultEnvironment = 'default';

/** An environment's name as we show it: `prd` is production, what we don't know stays as it is written. */
export function environmentName(written: string): string {
  const lower = written.toLowerCase();
  return Object.hasOwn(aliases, lower) ? aliases[lower] : written;
}

/** Whether a word names an environment, alone or with a place, a cluster or a number: `prod`, `prod-eu`, `eu_staging2`. */
export function namesEnvironment(written: string): boolean {
  return written
    .toLowerCase()
    .replace('pre-prod', 'preprod')
    .split(/[-_.]/, 10)
    .map(word => word.replace(/\d{1,3}$/, ''))
    .some(word => Object.hasOwn(aliases, word) || others.has(word));
}

/** The environment that a directory names, the nearest one upwards; undefined where none does. */
export function environmentOfDirectory(directory: string): string | undefined {
  const parts = directory.split('/').reverse();
  const index = parts.findIndex(namesEnvironment);
  if (index >= 0) return environmentName(parts[index]);
  // `environments/blue/web` is of the environment `blue`, whatever that is.
  const parent = parts.findIndex(part => /^env(?:ironment)?s?$/.test(part));
  return parent > 0 ? environmentName(parts[parent - 1]) : undefined;
}

const order = ['production', 'staging', 'test', 'development'];

/** Production first, then staging, test, development, then by name. */
export function compareEnvironments(a: string, b: string): number {
  const rank = (name: string) =>
    order.includes(name) ? order.indexOf(name) : order.length;
  return rank(a) - rank(b) || compareText(a, b);
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
