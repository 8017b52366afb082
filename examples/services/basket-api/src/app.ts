import express, { type ErrorRequestHandler } from 'express';
import type { Baskets } from './baskets.ts';

export function createApp(baskets: Baskets) {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '16kb' }));

  app.get('/healthz', (_, response) => {
    response.sendStatus(204);
  });
  app.get('/metrics', (_, response) => {
    response
      .type('text/plain; version=0.0.4')
      .send(`# TYPE basket_api_baskets gauge\nbasket_api_baskets ${baskets.size}\n`);
  });

  app.get('/baskets/:id', ({ params }, response) => {
    response.json(baskets.read(params.id));
  });
  app.put('/baskets/:id/items/:sku', ({ params, body }, response) => {
    response.json(baskets.put(params.id, params.sku, body?.quantity));
  });
  app.delete('/baskets/:id/items/:sku', ({ params }, response) => {
    response.json(baskets.put(params.id, params.sku, 0));
  });

  const refuse: ErrorRequestHandler = (error, _request, response, next) => {
    if (error instanceof RangeError) response.status(422).json({ error: error.message });
    else next(error);
  };
  app.use(refuse);
  return app;
}
