import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Metrics } from '../src/metrics.ts';

test('counts requests into buckets', () => {
  const metrics = new Metrics({ service: 'de"mo' });
  metrics.observe({ method: 'GET', route: '/', status: 200, seconds: 0.02 });
  metrics.observe({ method: 'GET', route: '/', status: 200, seconds: 3 });
  const text = metrics.render();

  assert.match(text, /^service_info\{service="de\\"mo"\} 1$/m);
  const labels = 'http_request_method="GET",http_route="/",http_response_status_code="200"';
  const value = (name: string, more = '') =>
    text.split('\n').find(line => line.startsWith(`http_server_request_duration_seconds_${name}{${labels}${more}} `))?.split(' ').pop();
  assert.equal(value('bucket', ',le="0.01"'), '0');
  assert.equal(value('bucket', ',le="0.025"'), '1');
  assert.equal(value('bucket', ',le="5"'), '2');
  assert.equal(value('bucket', ',le="+Inf"'), '2');
  assert.equal(value('count'), '2');
  assert.equal(value('sum'), '3.02');
});
