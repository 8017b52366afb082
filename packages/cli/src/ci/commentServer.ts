import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';

interface Comment {
  id: number;
  body: string;
  user: { login: string; type: string };
}

/** The comments of one pull request, as GitHub's API serves them, two a page. */
export class CommentServer {
  readonly requests: string[] = [];
  /** Answers that are no success, by method. */
  readonly refusals = new Map<string, number>();
  private server?: Server;

  constructor(readonly comments: Comment[]) {}

  async start(): Promise<string> {
    this.server = createServer(async (request, response) => {
      const { status, data, headers } = this.answer(
        request,
        await bodyOf(request),
      );
      response.writeHead(status, {
        'content-type': 'application/json',
        ...headers,
      });
      response.end(JSON.stringify(data));
    });
    await new Promise<void>(resolve => {
      this.server?.listen(0, '127.0.0.1', resolve);
    });
    return this.address;
  }

  async stop(): Promise<void> {
    await new Promise(resolve => {
      this.server?.close(resolve);
      this.server?.closeAllConnections();
    });
  }

  private get address(): string {
    const { port } = this.server?.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  private answer(
    request: IncomingMessage,
    body: string,
  ): { status: number; data: unknown; headers?: Record<string, string> } {
    const method = request.method ?? '';
    const url = new URL(request.url ?? '', this.address);
    this.requests.push(`${method} ${url.pathname}${url.search}`);
    const refusal = this.refusals.get(method);
    if (request.headers.authorization !== 'Bearer sesame') {
      return { status: 401, data: { message: 'Bad credentials' } };
    }
    if (refusal) return { status: refusal, data: { message: 'no' } };
    const list = '/repos/acme/orders/issues/7/comments';
    if (method === 'GET' && url.pathname === list) {
      const page = Number(url.searchParams.get('page') ?? 1);
      const more = this.comments.length > page * 2;
      return {
        status: 200,
        data: this.comments.slice((page - 1) * 2, page * 2),
        headers: more
          ? { link: `<${this.address}${list}?page=${page + 1}>; rel="next"` }
          : {},
      };
    }
    if (method === 'POST' && url.pathname === list) {
      const id = this.comments.length + 1;
      const user = { login: 'github-actions[bot]', type: 'Bot' };
      this.comments.push({ id, body: JSON.parse(body).body, user });
      return { status: 201, data: { id } };
    }
    const [, id] =
      /^\/repos\/acme\/orders\/issues\/comments\/(\d+)$/.exec(url.pathname) ??
      [];
    const comment = this.comments.find(each => each.id === Number(id));
    if (method === 'PATCH' && comment) {
      comment.body = JSON.parse(body).body;
      return { status: 200, data: comment };
    }
    return { status: 404, data: { message: 'Not Found' } };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}
