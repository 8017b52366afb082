import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  checklist,
  fakeApi,
  mendedScorecard,
  phaseScore,
  responseError,
  scorecard,
} from '../__testUtils__';
import { renderPlugin } from '../__testUtils__/apps';

const onlyCard = { only: 'card' } as const;

describe('MaturityCard', () => {
  it('tells the level, what was measured, the way to the next level and the best fixes', async () => {
    renderPlugin(onlyCard);

    expect(await screen.findByText('Level 0')).toBeInTheDocument();
    expect(screen.getByText('· 9 of 11 checks measured')).toBeInTheDocument();
    const assumed = screen.getByText('Assessed as service, assumed');
    const why = screen.getByText(/^Nothing says .*container-maturity\.io/);
    expect(why).not.toBeVisible();
    await userEvent.click(assumed);
    expect(why).toBeVisible();
    expect(screen.getByTestId('maturity-card')).toHaveTextContent(
      '2 of your 7 checks left to level 1 · The platform has 1 more item to do',
    );

    const fixes = screen.getByText('Most valuable fixes').closest('section')!;
    expect(
      within(fixes)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Runs as a non-root userEffort: 2 hours',
      'Leaves secrets outEffort: 1.5 days',
    ]);
    expect(screen.getByText(/^Last checked: /)).toHaveAttribute(
      'datetime',
      scorecard.evaluatedAt,
    );
  });

  it('draws a segment for each phase and says in words what it draws', async () => {
    renderPlugin(onlyCard);

    const track = await screen.findByRole('list', { name: 'Phases' });
    expect(
      within(track)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Phase 1ContainerisationIn progress 5 of 8',
      'Phase 2OrchestrationNothing applies',
      'Phase 3Service meshNo checks yet',
      'Phase 4Advanced featuresNo checks yet',
    ]);
  });

  it('asks for the scorecard and the checklist once', async () => {
    const api = fakeApi();
    renderPlugin({ ...onlyCard, api });

    await screen.findByText('Level 0');
    expect(api.getScorecard).toHaveBeenCalledTimes(1);
    expect(api.getScorecard).toHaveBeenCalledWith('component:default/cart', {
      signal: expect.any(AbortSignal),
    });
    expect(api.getChecklist).toHaveBeenCalledTimes(1);
  });

  it('gives its requests up when it leaves the page', async () => {
    let signal: AbortSignal | undefined;
    const api = fakeApi({
      getScorecard: (_, options) => {
        signal = options?.signal;
        return new Promise(() => {});
      },
    });
    const { unmount } = renderPlugin({ ...onlyCard, api });

    expect(await screen.findByText('Loading the scorecard')).toBeVisible();
    expect(signal?.aborted).toBe(false);
    unmount();
    expect(signal?.aborted).toBe(true);
  });

  it('says that the team is done and whom the level waits for', async () => {
    renderPlugin({
      ...onlyCard,
      api: fakeApi({ getScorecard: async () => mendedScorecard }),
    });

    expect(
      await screen.findByText(
        'Your part is done; level 1 waits for the platform: 3 items',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Nothing fails, but 2 checks could not be decided.'),
    ).toBeInTheDocument();
  });

  it('says what a level rests on', async () => {
    const [first, ...others] = scorecard.phases;
    renderPlugin({
      ...onlyCard,
      api: fakeApi({
        getScorecard: async () => ({
          ...scorecard,
          level: { granted: 1, earned: 0, verified: 0 },
          unverifiedSince: '2026-11-18T08:00:00Z',
          phases: [
            phaseScore(first.id, { holds: true, passed: 8, applicable: 8 }),
            ...others,
          ],
          next: undefined,
        }),
      }),
    });

    expect(
      await screen.findByText(/^Unverified since Nov 18, 2026$/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Rests on waivers: level 0 without them'),
    ).toBeInTheDocument();
    expect(screen.getByText('Reached, unverified')).toBeInTheDocument();
    expect(
      screen.getByText('Every level of the checklist that applies is reached'),
    ).toBeInTheDocument();
  });

  it('says of what is in error how much and why, each reason once', async () => {
    const reason = { en: 'The repository is gone', zh: '代码仓库不存在' };
    renderPlugin({
      ...onlyCard,
      api: fakeApi({
        getScorecard: async () => ({
          ...scorecard,
          fixes: [],
          results: scorecard.results.map(result => ({
            ...result,
            status: 'error' as const,
            measured: true,
            reason,
          })),
        }),
      }),
    });

    const title = await screen.findByText(
      `${scorecard.results.length} checks are in error`,
    );
    expect(title).toBeInTheDocument();
    expect(screen.getAllByText('The repository is gone')).toHaveLength(1);
    // Not "nothing left to fix": nobody knows.
    expect(
      screen.getByText(
        /^Nothing fails, but \d+ checks could not be decided\.$/,
      ),
    ).toBeInTheDocument();
  });

  it('says that an entity is not in scope, and what it was taken for', async () => {
    renderPlugin({
      ...onlyCard,
      api: fakeApi({
        getScorecard: async () => ({
          ...scorecard,
          level: { granted: null, earned: null, verified: null },
        }),
      }),
    });

    expect(await screen.findByText('Not in scope')).toBeInTheDocument();
    expect(screen.getByText(/assessed as service/)).toBeInTheDocument();
    expect(screen.queryByText(/^Level/)).not.toBeInTheDocument();
  });

  it('says that a permission is missing', async () => {
    const denied = await responseError(403, 'NotAllowedError', 'Unauthorized');
    renderPlugin({
      ...onlyCard,
      api: fakeApi({ getScorecard: () => Promise.reject(denied) }),
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No permissionYou are not permitted to see scorecards.',
    );
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('names an error and tries again when asked to', async () => {
    const api = fakeApi();
    api.getScorecard.mockRejectedValueOnce(new Error('the wire is cut'));
    renderPlugin({ ...onlyCard, api });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the wire is cut',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Level 0')).toBeInTheDocument();
  });

  it('evaluates again, shows what is new and announces it', async () => {
    let finish = (_: typeof scorecard) => {};
    const api = fakeApi({
      evaluate: () =>
        new Promise(resolve => {
          finish = resolve;
        }),
    });
    renderPlugin({ ...onlyCard, api });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Re-evaluate' }),
    );
    expect(api.evaluate).toHaveBeenCalledWith('component:default/cart', {
      signal: expect.any(AbortSignal),
    });
    const announced = screen
      .getAllByRole('status')
      .find(region => region.textContent?.startsWith('Evaluating'))!;
    expect(announced).toHaveAttribute('aria-live', 'polite');

    act(() =>
      finish({ ...mendedScorecard, evaluatedAt: new Date().toISOString() }),
    );
    await waitFor(() =>
      expect(announced).toHaveTextContent('Evaluated: 2 checks have changed'),
    );
    expect(screen.getByText(/^Your part is done/)).toBeInTheDocument();
    expect(screen.getByText('Last checked: now')).toBeInTheDocument();
  });

  it('keeps what it shows when an evaluation is refused', async () => {
    const api = fakeApi();
    api.evaluate.mockRejectedValue(
      await responseError(403, 'NotAllowedError', 'Unauthorized'),
    );
    renderPlugin({ ...onlyCard, api });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Re-evaluate' }),
    );
    expect(
      await screen.findByText(
        'You are not permitted to ask for an evaluation.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Level 0')).toBeInTheDocument();
  });

  it('is Chinese where the app is', async () => {
    renderPlugin({ ...onlyCard, language: 'zh' });

    expect(await screen.findByText('0 级')).toBeInTheDocument();
    expect(screen.getByText('· 11 项检查中已测量 9 项')).toBeInTheDocument();
    expect(screen.getByTestId('maturity-card')).toHaveTextContent(
      '距 1 级还差 2 项（您负责的共 7 项） · 平台方还有 1 项待完成',
    );
    expect(screen.getByText('以非 root 用户运行')).toBeInTheDocument();
    expect(screen.getByText('工作量：2小时')).toBeInTheDocument();
    expect(
      screen.getByText(checklist.phases[0].title.zh, { exact: false }),
    ).toBeInTheDocument();
  });
});
