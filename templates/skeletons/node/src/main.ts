import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Config, readConfig } from './config.ts';
import { Health } from './health.ts';
import { createLogger, type Logger } from './logging.ts';
import { Metrics } from './metrics.ts';
import { createAppServer, createManagementServer } from './server.ts';

const { name, version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

try {
  await run(readConfig(process.env, { service: name, version }));
} catch (error) {
  createLogger({ level: 'error', base: { service: name, version } }).error('cannot start', { error });
  process.exitCode = 1;
}

async function run(config: Config): Promise<void> {
  const base = { service: config.service, version: config.version, environment: config.environment };
  const logger = createLogger({ level: config.logLevel, base });
  const metrics = new Metrics(base);
  const health = new Health();

  const management = createManagementServer({ health, metrics });
  const app = createAppServer({ logger, metrics });
  await listen(management, config.managementPort);
  try {
    await listen(app, config.port);
  } catch (error) {
    // Or it would keep alive a process that serves nobody.
    management.close();
    throw error;
  }
  logger.info('started', { port: portOf(app), managementPort: portOf(management) });

  const signal = await firstSignal();
  logger.info('draining', { signal, delayMs: config.drainDelayMs });
  health.drain();
  await sleep(config.drainDelayMs);
  await close(app, config.drainTimeoutMs, logger);
  management.close();
  management.closeAllConnections();
  logger.info('stopped');
}

function firstSignal(): Promise<string> {
  return new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT']) {
      process.once(signal, () => resolve(signal));
    }
  });
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port);
  await once(server, 'listening');
}

/** Lets requests under way end; cuts those that take too long. */
async function close(server: Server, timeoutMs: number, logger: Logger): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => {
    logger.warn('requests under way were cut', { timeoutMs });
    server.closeAllConnections();
  }, timeoutMs);
  await closed;
  clearTimeout(late);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
