import {
  coreServices,
  createBackendModule,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';

/** What a stretch of time cost. */
export interface Cost {
  /** SQL statements of the plugin, without bounds of transactions. */
  statements: number;
  /** Rows written, by table. */
  rows: Record<string, number>;
  /** HTTP requests to other plugins of the portal, by plugin. */
  calls: Record<string, number>;
  /** User and system time of the server's process, in milliseconds. */
  cpu: number;
  /** Up to the last statement, in milliseconds. */
  time: number;
}

/** Statements of the benchmark itself carry this mark. */
export const OWN = '/* bench */';

interface Query {
  sql: string;
  response?: { rowCount?: number };
  context?: { changes?: number };
}

/** Watches the plugin at work in its portal, from inside the process. */
export class Observer {
  db?: Knex;
  scheduler?: SchedulerService;
  private startedAt = 0;
  private startedCpu = process.cpuUsage();
  private cost = this.nothing();

  constructor() {
    subscribe('http.server.request.start', message => {
      const { request } = message as { request: IncomingMessage };
      const plugin = /^\/api\/([^/?]+)/.exec(request.url ?? '')?.[1];
      if (plugin) {
        add(this.cost.calls, plugin, 1);
      }
    });
  }

  readonly module = createBackendModule({
    pluginId: 'maturity',
    moduleId: 'bench-observer',
    register: env => {
      env.registerInit({
        deps: {
          database: coreServices.database,
          scheduler: coreServices.scheduler,
        },
        init: async ({ database, scheduler }) => {
          this.scheduler = scheduler;
          this.db = await database.getClient();
          this.db.on('query-response', (_, query: Query) => this.note(query));
        },
      });
    },
  });

  start(): void {
    this.cost = this.nothing();
    this.startedCpu = process.cpuUsage();
    this.startedAt = performance.now();
  }

  stop(): Cost {
    const { user, system } = process.cpuUsage(this.startedCpu);
    return { ...this.cost, cpu: (user + system) / 1000 };
  }

  private note({ sql, response, context }: Query): void {
    if (!/^\s*(select|insert|update|delete|with)\b/i.test(sql)) {
      return;
    }
    this.cost.statements += 1;
    this.cost.time = performance.now() - this.startedAt;
    const table = /^\s*(?:insert into|update|delete from) [`"]?(\w+)/i.exec(
      sql,
    )?.[1];
    if (table) {
      const rows = context?.changes ?? response?.rowCount ?? 0;
      add(this.cost.rows, table, rows);
    }
  }

  private nothing(): Cost {
    return { statements: 0, rows: {}, calls: {}, cpu: 0, time: 0 };
  }
}

function add(counts: Record<string, number>, key: string, count: number): void {
  counts[key] = (counts[key] ?? 0) + count;
}
