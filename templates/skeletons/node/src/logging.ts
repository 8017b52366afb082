import { type LogLevel, logLevels } from './config.ts';

export type Fields = Record<string, unknown>;

/** One JSON object a line on standard output; the platform's log agent does the rest. */
export interface Logger {
  debug(message: string, fields?: Fields): void;
  info(message: string, fields?: Fields): void;
  warn(message: string, fields?: Fields): void;
  error(message: string, fields?: Fields): void;
}

export function createLogger(options: {
  level: LogLevel;
  base?: Fields;
  write?: (line: string) => void;
}): Logger {
  const write = options.write ?? (line => process.stdout.write(line));
  const least = logLevels.indexOf(options.level);

  const log = (level: LogLevel, message: string, fields: Fields = {}) => {
    if (logLevels.indexOf(level) < least) {
      return;
    }
    const time = new Date().toISOString();
    write(`${JSON.stringify({ time, level, message, ...options.base, ...fields }, plainErrors)}\n`);
  };

  return {
    debug: (message, fields) => log('debug', message, fields),
    info: (message, fields) => log('info', message, fields),
    warn: (message, fields) => log('warn', message, fields),
    error: (message, fields) => log('error', message, fields),
  };
}

/** An Error has no enumerable fields: without this it would be logged as {}. */
function plainErrors(_key: string, value: unknown): unknown {
  return value instanceof Error
    ? { type: value.name, message: value.message, stack: value.stack }
    : value;
}
