// Asks a server for paths as fast as it answers, over a fixed number of connections.
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { answerQuestions } from './protocol';

/** What to ask for, and for how long. */
export interface LoadOptions {
  port: number;
  token: string;
  /** Asked for in turn. */
  paths: string[];
  connections: number;
  seconds: number;
}

/** What came of it. */
export interface LoadResult {
  requests: number;
  seconds: number;
  /** Mean size of an answer. */
  bytes: number;
}

async function load(options: LoadOptions): Promise<LoadResult> {
  const { connections, paths, seconds } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const start = performance.now();
  const end = start + seconds * 1000;
  let requests = 0;
  let bytes = 0;
  const client = async () => {
    while (performance.now() < end) {
      const path = paths[requests % paths.length];
      requests += 1;
      const size = await get(path, options, agent);
      bytes += size;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const time = (performance.now() - start) / 1000;
  agent.destroy();
  return { requests, seconds: time, bytes: bytes / requests };
}

function get(
  path: string,
  { port, token }: LoadOptions,
  agent: Agent,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    request({ agent, host: '127.0.0.1', port, path, headers }, response => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(bytes)
          : reject(new Error(`${path}: ${response.statusCode}`)),
      );
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

answerQuestions(async question => {
  if (question.command !== 'load') {
    throw new Error('It only makes load');
  }
  return load(question.options);
});
