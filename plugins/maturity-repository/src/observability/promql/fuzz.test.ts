import fc from 'fast-check';
import { PromqlError } from './ast';
import { factsOf } from './facts';
import { parsePromql } from './parse';

const token = fc.constantFrom(
  ...'a_total rate sum by ( ) [ ] { } 5m 1h: : , = =~ "x" "(" > < == + - * / ^ % and or unless on ignoring group_left bool offset @ end() 1 0.5 Inf # topk absent without \n `'.split(
    ' ',
  ),
);
const expression = fc.oneof(
  fc.array(token, { maxLength: 40 }).map(tokens => tokens.join(' ')),
  fc.array(token, { maxLength: 40 }).map(tokens => tokens.join('')),
  fc.string({ maxLength: 200 }),
  fc
    .constantFrom('(', '-', 'a+', 'sum(', '{', '"', '[5m]', 'a offset ')
    .chain(part => fc.nat(4_000).map(times => part.repeat(times))),
);

/** Where and in which words it is refused; undefined where it is read. */
function refusal(text: string): PromqlError | undefined {
  try {
    factsOf(parsePromql(text));
    return undefined;
  } catch (error) {
    if (error instanceof PromqlError) return error;
    throw error;
  }
}

it('an expression of any kind is read or refused, and never breaks or hangs', () => {
  fc.assert(
    fc.property(expression, text => {
      const { offset = 0, text: told } = refusal(text) ?? {};
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset).toBeLessThanOrEqual(text.length);
      expect(told?.zh).not.toBe('');
    }),
    { numRuns: 3_000, seed: 20261122 },
  );
});
