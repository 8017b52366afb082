import net from 'node:net';
import { Trouble } from './trouble.mjs';

const ports = [
  [3000, 'portal'],
  [7007, 'backend'],
];

/** Ends in one sentence where the portal or its backend could not listen. */
export async function assertPortsFree(wanted = ports) {
  for (const [port, what] of wanted) {
    if (await isTaken(port)) {
      throw new Trouble(
        `Port ${port}, which the ${what} needs, is taken by another program: stop it (perhaps another portal that still runs), then start again.`,
      );
    }
  }
}

function isTaken(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', error =>
      error.code === 'EADDRINUSE' ? resolve(true) : reject(error),
    );
    server.listen(port, () => server.close(() => resolve(false)));
  });
}
