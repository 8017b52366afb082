import { createApp } from './app.ts';
import { Baskets } from './baskets.ts';

const port = Number(process.env.PORT ?? 8080);
const baskets = new Baskets();
const server = createApp(baskets).listen(port, () => {
  console.log(JSON.stringify({ level: 'info', message: 'basket-api listens', port }));
});

const sweep = setInterval(() => baskets.forgetStale(), 60_000);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    clearInterval(sweep);
    server.close(() => process.exit(0));
  });
}
