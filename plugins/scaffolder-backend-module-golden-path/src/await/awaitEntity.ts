import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import { inBoth } from '../bilingual';
import { EntityLookup } from '../name/taken';

const pauseMs = 500;
const reportMs = 5_000;

/**
 * Waits until the catalog shows an entity to the asking person; false where it doesn't in time. A lookup that fails is
 * only told, because what was published stays published. Throws only where the task is cancelled.
 */
export async function awaitEntity(options: {
  catalog: EntityLookup;
  credentials: BackstageCredentials;
  entityRef: string;
  timeoutMs: number;
  logger: Pick<LoggerService, 'info' | 'warn'>;
  /** Cancels the waiting. */
  signal?: AbortSignal;
}): Promise<boolean> {
  const { signal, timeoutMs } = options;
  signal?.throwIfAborted();
  const end = new AbortController();
  const stop = () => end.abort();
  const timer = setTimeout(stop, timeoutMs);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const shown = await look({ ...options, end: end.signal });
    signal?.throwIfAborted();
    return shown;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

async function look(options: {
  catalog: EntityLookup;
  credentials: BackstageCredentials;
  entityRef: string;
  timeoutMs: number;
  logger: Pick<LoggerService, 'info' | 'warn'>;
  end: AbortSignal;
}): Promise<boolean> {
  const { entityRef, logger, end } = options;
  const isShown = createLookup(options);
  const most = options.timeoutMs / 1000;
  logger.info(
    inBoth({
      en: `Waiting until the catalog shows ${entityRef}, at most ${most} s`,
      zh: `等待软件目录显示 ${entityRef}，最多 ${most} 秒`,
    }),
  );
  const start = performance.now();
  const waited = () => ((performance.now() - start) / 1000).toFixed(1);
  for (let reported = start; !end.aborted; ) {
    if (await isShown()) {
      logger.info(
        inBoth({
          en: `The catalog shows ${entityRef} after ${waited()} s`,
          zh: `${waited()} 秒后软件目录已显示 ${entityRef}`,
        }),
      );
      return true;
    }
    if (performance.now() - reported >= reportMs) {
      reported = performance.now();
      logger.info(
        inBoth({
          en: `Still waiting for ${entityRef} after ${waited()} s`,
          zh: `已等待 ${waited()} 秒，软件目录尚未显示 ${entityRef}`,
        }),
      );
    }
    // The end wakes it up early, and is seen by the loop.
    await sleep(pauseMs, undefined, { signal: end }).catch(() => {});
  }
  return false;
}

/** Asks once. A catalog that doesn't answer must not hold the task beyond the end. */
function createLookup(options: {
  catalog: EntityLookup;
  credentials: BackstageCredentials;
  entityRef: string;
  logger: Pick<LoggerService, 'warn'>;
  end: AbortSignal;
}): () => Promise<boolean> {
  const { catalog, credentials, entityRef, logger, end } = options;
  const ended = new Promise<undefined>(resolve => {
    end.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  let failure: string | undefined;
  return async () => {
    try {
      const lookup = catalog.getEntityByRef(entityRef, { credentials });
      return Boolean(await Promise.race([lookup, ended]));
    } catch (error) {
      const { message } = toError(error);
      if (message !== failure) {
        logger.warn(
          inBoth({
            en: `The catalog can't be asked for ${entityRef}: ${message}`,
            zh: `无法向软件目录查询 ${entityRef}：${message}`,
          }),
        );
      }
      failure = message;
      return false;
    }
  };
}
