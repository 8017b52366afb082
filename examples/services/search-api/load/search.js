import http from 'k6/http';
import { check } from 'k6';

const queries = ['kettle', 'mug', 'rug', '电水壶', 'lamp'];

export const options = {
  scenarios: {
    shop: { executor: 'constant-arrival-rate', rate: 200, duration: '2m', preAllocatedVUs: 50 },
  },
  thresholds: {
    http_req_duration: ['p(95)<300', 'p(99)<800'],
    http_req_failed: ['rate<0.001'],
  },
};

export default function search() {
  const query = queries[Math.floor(Math.random() * queries.length)];
  const answer = http.get(`${__ENV.BASE}/search?q=${encodeURIComponent(query)}`);
  check(answer, { 'is found': ({ status }) => status === 200 });
}
