import type { IncomingMessage } from 'node:http';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  handle(context: { url: URL; request: IncomingMessage }): Answer | Promise<Answer>;
}

export interface Answer {
  status?: number;
  body: unknown;
}

/** What the service does. Replace the greeting with your own. */
export const routes: Route[] = [
  {
    method: 'GET',
    path: '/',
    handle: () => ({ body: { message: 'See /api/greeting?name=…' } }),
  },
  {
    method: 'GET',
    path: '/api/greeting',
    handle: ({ url }) => {
      const name = url.searchParams.get('name') ?? 'world';
      if (name.length > 100) {
        return { status: 400, body: { error: 'name must have at most 100 characters' } };
      }
      return { body: { message: `Hello, ${name}` } };
    },
  },
];
