import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import type { Health } from './health.ts';
import type { Logger } from './logging.ts';
import type { Metrics } from './metrics.ts';
import { routes } from './routes.ts';

/** The port that users reach. */
export function createAppServer(deps: { logger: Logger; metrics: Metrics }): Server {
  const server = createServer((request, response) => {
    const started = process.hrtime.bigint();
    // Null for what isn't a URL, such as "//": no caller may throw the process down.
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    const route = routes.find(each => each.path === url?.pathname && each.method === request.method);
    const trace_id = traceIdOf(request);

    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const seen = { method: knownMethod(request.method), route: route?.path ?? 'none', status: response.statusCode };
      deps.metrics.observe({ ...seen, seconds });
      deps.logger.info('request', { ...seen, seconds, trace_id });
    });

    if (!url || !route) {
      const known = routes.some(each => each.path === url?.pathname);
      json(response, known ? 405 : 404, { error: known ? 'method not allowed' : 'not found' });
      return;
    }
    Promise.resolve()
      .then(() => route.handle({ url, request }))
      .then(
        answer => json(response, answer.status ?? 200, answer.body),
        error => {
          deps.logger.error('request failed', { error, route: route.path, trace_id });
          json(response, 500, { error: 'internal error', trace_id });
        },
      );
  });
  // Longer than the idle time of usual load balancers, so that they close first.
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 30_000;
  return server;
}

/** The port that only the platform reaches: probes and metrics. */
export function createManagementServer(deps: { health: Health; metrics: Metrics }): Server {
  return createServer(async (request, response) => {
    switch (request.url) {
      case '/livez':
        json(response, 200, { alive: true });
        break;
      case '/readyz': {
        const readiness = await deps.health.readiness();
        json(response, readiness.ready ? 200 : 503, readiness);
        break;
      }
      case '/metrics':
        response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
        response.end(deps.metrics.render());
        break;
      default:
        json(response, 404, { error: 'not found' });
    }
  });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) {
    return;
  }
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(body));
}

/** The caller's trace (W3C Trace Context), or one of our own. */
function traceIdOf(request: IncomingMessage): string {
  const header = request.headers.traceparent;
  const match = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}/.exec(String(header ?? ''));
  return match?.[1] ?? randomBytes(16).toString('hex');
}

/** Node accepts a closed set of methods, but each would make a time series. */
function knownMethod(method = ''): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'OTHER';
}
