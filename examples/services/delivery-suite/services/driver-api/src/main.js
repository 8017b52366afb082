import { createServer } from 'node:http';
import { router } from './router.js';

const server = createServer(async (request, response) => {
  const answer = await router.fetch(new Request(`http://localhost${request.url}`, { method: request.method }));
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(await answer.text());
});

server.listen(8080, () => console.log('driver-api listens on 8080'));
process.once('SIGTERM', () => server.close());
