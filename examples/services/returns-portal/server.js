const express = require('express');
const { mayReturn } = require('./policy');

const app = express();
app.use(express.urlencoded({ extended: false }));

app.get('/', (_, response) => {
  response.send(`<form method="post" action="/returns">
    <label>Order <input name="order"></label>
    <label>Delivered on <input name="delivered" type="date"></label>
    <button>Print the label</button>
  </form>`);
});

app.post('/returns', (request, response) => {
  const delivered = new Date(request.body.delivered);
  if (!mayReturn(delivered, new Date())) {
    response.status(409).send('The thirty days are over.');
    return;
  }
  response.send(`Label for order ${Number(request.body.order)}`);
});

app.listen(3000, () => console.log('returns-portal on 3000'));
