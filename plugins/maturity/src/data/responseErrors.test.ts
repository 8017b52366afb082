import { ResponseError } from '@backstage/errors';
import { responseError } from '../__testUtils__';
import { isUnreachable, messageOf } from './responseErrors';

describe('messageOf', () => {
  it("takes the backend's own words", async () => {
    const error = await responseError(409, 'ConflictError', 'try again');
    expect(messageOf(error)).toBe('try again');
  });

  it('leaves the page out that a proxy answers', async () => {
    const error = await ResponseError.fromResponse(
      new Response('<html><h1>Bad gateway</h1></html>', {
        status: 502,
        statusText: 'Bad Gateway',
        headers: { 'content-type': 'text/html' },
      }),
    );
    expect(messageOf(error)).toBe('Request failed with 502 Bad Gateway');
  });
});

describe('isUnreachable', () => {
  it.each([
    'Failed to fetch',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
  ])('knows “%s”', message => {
    expect(isUnreachable(new TypeError(message))).toBe(true);
  });

  it('leaves every other error as it is', async () => {
    expect(isUnreachable(new TypeError('x is undefined'))).toBe(false);
    expect(isUnreachable(new Error('Failed to fetch'))).toBe(false);
    expect(isUnreachable(await responseError(500, 'Error', 'network'))).toBe(
      false,
    );
  });
});
