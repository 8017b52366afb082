import { ReactNode } from 'react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { MaturityApi } from '@container-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import {
  checklist,
  fakeApi,
  mendedScorecard,
  responseError,
  scorecard,
} from '../__testUtils__';
import { useScorecard, WAITS } from './useScorecard';

function load(api: MaturityApi, entityRef = 'component:default/cart') {
  return renderHook(ref => useScorecard(ref), {
    initialProps: entityRef,
    wrapper: ({ children }: { children: ReactNode }) => (
      <TestApiProvider apis={[[maturityApiRef, api]]}>
        {children}
      </TestApiProvider>
    ),
  });
}

const notFound = () => responseError(404, 'NotFoundError', 'No scorecard');

describe('useScorecard', () => {
  afterEach(() => jest.useRealTimers());

  it('hands out the scorecard with its checklist', async () => {
    const { result } = load(fakeApi());

    expect(result.current.state).toEqual({ status: 'loading' });
    await waitFor(() =>
      expect(result.current.state).toEqual({
        status: 'ready',
        assessment: { scorecard, checklist },
      }),
    );
  });

  it('asks again for a missing scorecard a bounded number of times', async () => {
    jest.useFakeTimers();
    const error = await notFound();
    const api = fakeApi({ getScorecard: () => Promise.reject(error) });
    const { result } = load(api);

    for (const [index, wait] of WAITS.entries()) {
      await act(() => jest.advanceTimersByTimeAsync(0));
      expect(result.current.state).toEqual({ status: 'waiting' });
      expect(api.getScorecard).toHaveBeenCalledTimes(index + 1);
      await act(() => jest.advanceTimersByTimeAsync(wait));
    }
    expect(result.current.state).toEqual({ status: 'absent' });
    await act(() => jest.advanceTimersByTimeAsync(3_600_000));
    expect(api.getScorecard).toHaveBeenCalledTimes(WAITS.length + 1);
  });

  it('stops asking when it leaves the page', async () => {
    jest.useFakeTimers();
    const error = await notFound();
    const api = fakeApi({ getScorecard: () => Promise.reject(error) });
    const { unmount } = load(api);

    await act(() => jest.advanceTimersByTimeAsync(0));
    unmount();
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(api.getScorecard).toHaveBeenCalledTimes(1);
  });

  it('never shows the scorecard of another entity', async () => {
    const api = fakeApi({
      getScorecard: async entityRef =>
        entityRef.endsWith('cart') ? scorecard : new Promise(() => {}),
    });
    const { result, rerender } = load(api);
    await waitFor(() => expect(result.current.state.status).toBe('ready'));

    rerender('component:default/other');
    expect(result.current.state).toEqual({ status: 'loading' });
    const [, [, options]] = api.getScorecard.mock.calls;
    expect(options?.signal?.aborted).toBe(false);
    expect(api.getScorecard.mock.calls[0][1]?.signal?.aborted).toBe(true);
  });

  it('fetches a newer checklist with the scorecard that was made with it', async () => {
    const newer = { ...checklist, version: '1.1.0' };
    const api = fakeApi({
      evaluate: async () => ({
        ...mendedScorecard,
        checklist: { id: checklist.id, version: '1.1.0' },
      }),
    });
    const { result } = load(api);
    await waitFor(() => expect(result.current.state.status).toBe('ready'));

    api.getChecklist.mockResolvedValue(newer);
    await act(async () => result.current.evaluation.start());
    expect(result.current.state).toMatchObject({
      status: 'ready',
      assessment: { checklist: newer },
    });
    expect(result.current.evaluation).toMatchObject({
      running: false,
      outcome: { type: 'done', changed: 2, from: 0, to: 0 },
    });
    expect(api.getChecklist).toHaveBeenCalledTimes(2);
  });
});
