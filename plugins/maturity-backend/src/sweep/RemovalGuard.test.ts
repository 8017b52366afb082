import { mockServices } from '@backstage/backend-test-utils';
import { RemovalGuard } from './RemovalGuard';

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes));

describe('RemovalGuard', () => {
  const logger = mockServices.logger.mock();
  beforeEach(() => jest.clearAllMocks());

  it('lets a few leave, and up to half', () => {
    const guard = new RemovalGuard(logger);
    expect(guard.admits(9, 9, at(0))).toBe(true);
    expect(guard.admits(50, 100, at(0))).toBe(true);
    expect(guard.admits(51, 100, at(0))).toBe(false);
  });

  it('believes it after an hour', () => {
    const guard = new RemovalGuard(logger);
    for (const minute of [0, 20, 40, 59]) {
      expect(guard.admits(100, 100, at(minute))).toBe(false);
    }
    expect(guard.admits(100, 100, at(60))).toBe(true);
    // Told once, not at every look.
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('begins anew when they were back, and after a pause', () => {
    const guard = new RemovalGuard(logger);
    expect(guard.admits(100, 100, at(0))).toBe(false);
    expect(guard.admits(0, 100, at(29))).toBe(true);
    expect(guard.admits(100, 100, at(61))).toBe(false);
    expect(guard.admits(100, 100, at(200))).toBe(false);
  });
});
