/** Everything the service can be told, read once at start from the environment and from nowhere else. */
export interface Config {
  service: string;
  version: string;
  environment: string;
  port: number;
  managementPort: number;
  logLevel: LogLevel;
  /** How long the service goes on answering after SIGTERM, so that load balancers notice first. Milliseconds. */
  drainDelayMs: number;
  /** How long requests under way may take after that. Milliseconds. */
  drainTimeoutMs: number;
}

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

type Environment = Record<string, string | undefined>;

/** Throws one error that lists every variable that can't be used. */
export function readConfig(env: Environment, defaults: { service: string; version: string }): Config {
  const problems: string[] = [];
  const config: Config = {
    service: env.SERVICE_NAME || defaults.service,
    version: env.SERVICE_VERSION || defaults.version,
    environment: env.ENVIRONMENT || 'local',
    port: integer(env, 'PORT', 8080, 0, 65_535, problems),
    managementPort: integer(env, 'MANAGEMENT_PORT', 8081, 0, 65_535, problems),
    logLevel: level(env, problems),
    drainDelayMs: integer(env, 'DRAIN_DELAY_MS', 5_000, 0, 60_000, problems),
    drainTimeoutMs: integer(env, 'DRAIN_TIMEOUT_MS', 20_000, 0, 600_000, problems),
  };
  if (config.port !== 0 && config.port === config.managementPort) {
    problems.push(`PORT and MANAGEMENT_PORT must differ, both are ${config.port}`);
  }
  if (problems.length > 0) {
    throw new Error(`The configuration cannot be used: ${problems.join('; ')}`);
  }
  return config;
}

function integer(
  env: Environment,
  name: string,
  fallback: number,
  least: number,
  most: number,
  problems: string[],
): number {
  const text = env[name];
  if (text === undefined || text === '') {
    return fallback;
  }
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < least || value > most) {
    problems.push(`${name} must be a whole number from ${least} to ${most}, not "${text}"`);
    return fallback;
  }
  return value;
}

function level(env: Environment, problems: string[]): LogLevel {
  const text = env.LOG_LEVEL || 'info';
  const found = logLevels.find(each => each === text);
  if (!found) {
    problems.push(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${text}"`);
  }
  return found ?? 'info';
}
