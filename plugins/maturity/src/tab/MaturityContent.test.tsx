import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  checklist,
  fakeApi,
  mendedScorecard,
  responseError,
  scorecard,
} from '../__testUtils__';
import { renderPlugin } from '../__testUtils__/apps';

const onlyContent = { only: 'content' } as const;

function rowOf(title: string): HTMLElement {
  return screen.getByRole('link', { name: title }).closest('li')!;
}

/** The checks of the phase on the page, without the fixes above it. */
function titlesShown(): string[] {
  const phase = screen.getByRole('region', { name: /^Phase 1/ });
  return within(phase)
    .getAllByRole('link')
    .filter(link => link.getAttribute('href')?.includes('check='))
    .map(link => link.textContent ?? '');
}

describe('MaturityContent', () => {
  it('shows the tasks and checks of the phase to work on', async () => {
    renderPlugin(onlyContent);

    const task = await screen.findByRole('region', {
      name: 'Containerise the application',
    });
    expect(within(task).getByText('1 of 3 required done')).toBeInTheDocument();
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map(heading => heading.textContent),
    ).toEqual([
      'Most valuable fixes',
      'Containerise the application',
      'Optimise the image',
      'Integrate CI/CD',
      'Set up monitoring',
    ]);
    expect(
      screen.getByText('1 required check is not measured here'),
    ).toBeInTheDocument();
  });

  it('tells in a row how a check stands, where it fails first, and what mending it costs whom', async () => {
    renderPlugin(onlyContent);

    const task = await screen.findByRole('region', {
      name: 'Containerise the application',
    });
    const row = within(task)
      .getByRole('link', { name: 'Runs as a non-root user' })
      .closest('li')!;
    expect(row).toHaveTextContent(
      'FailedRuns as a non-root userThe final stage runs as rootDockerfile:12and 2 moreRequiredOwning team2 hours',
    );
    // What passes costs nothing any more.
    expect(rowOf('Has a Dockerfile')).toHaveTextContent(
      /^PassedHas a DockerfileRequiredOwning team$/,
    );
    expect(
      within(row).getByRole('link', { name: 'Dockerfile:12' }),
    ).toHaveAttribute(
      'href',
      'https://git.example.com/shop/cart/blob/main/Dockerfile#L12',
    );
  });

  it.each([
    ['Has a Dockerfile', 'Passed'],
    ['The image is small', 'Not measured here'],
    ['Pins its base image', 'Waived'],
    ['Builds for two platforms', 'Unknown'],
    ['Scans the image in CI', 'Scheduled'],
    ['Exposes metrics', 'Error'],
    ['Ships its logs', 'Switched off'],
  ])('says in words that “%s” is %s', async (title, status) => {
    renderPlugin(onlyContent);

    await screen.findByRole('heading', { name: 'Phase 1: Containerisation' });
    const badge = screen
      .getAllByRole('link', { name: title })
      .map(link => within(link.closest('li')!).queryByText(status))
      .find(Boolean);
    expect(badge).toBeInTheDocument();
    expect(badge!.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });

  it('has a step for each phase, marks the one shown, and is worked by keyboard', async () => {
    renderPlugin(onlyContent);

    const steps = await screen.findByRole('navigation', { name: 'Phases' });
    expect(
      within(steps)
        .getAllByRole('button')
        .map(step => [step.textContent, step.getAttribute('aria-current')]),
    ).toEqual([
      ['Phase 1ContainerisationIn progress 5 of 8', 'step'],
      ['Phase 2OrchestrationNothing applies', null],
      ['Phase 3Service meshNo checks yet', null],
      ['Phase 4Advanced featuresNo checks yet', null],
    ]);

    act(() =>
      within(steps)
        .getByRole('button', { name: /Containerisation/ })
        .focus(),
    );
    await userEvent.keyboard('{Tab}{Tab}{Enter}');
    expect(
      await screen.findByRole('heading', { name: 'Phase 3: Service mesh' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^The checklist has no checks for this phase yet/),
    ).toBeInTheDocument();
    expect(
      within(steps).getByRole('button', { name: /Service mesh/ }),
    ).toHaveAttribute('aria-current', 'step');

    await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Enter}');
    expect(
      await screen.findByText(/^None of the required checks of this phase/),
    ).toBeInTheDocument();
    expect(rowOf('Has probes')).toHaveTextContent('Not applicable');
  });

  it('shows only what is to do, or only what is not measured', async () => {
    renderPlugin({ ...onlyContent, at: '/?show=todo' });

    const todo = await screen.findByRole('radio', { name: 'To do (6)' });
    expect(todo).toBeChecked();
    expect(titlesShown()).toEqual([
      'Runs as a non-root user',
      'Leaves secrets out',
      'Builds for two platforms',
      'Scans the image in CI',
      'Has a registry',
      'Exposes metrics',
    ]);

    await userEvent.click(
      screen.getByRole('radio', { name: 'Not measured (2)' }),
    );
    await waitFor(() =>
      expect(titlesShown()).toEqual([
        'The image is small',
        'The runbook is practised',
      ]),
    );

    await userEvent.click(screen.getByRole('radio', { name: 'All (12)' }));
    expect(
      await screen.findByRole('link', { name: 'Has a Dockerfile' }),
    ).toBeInTheDocument();
  });

  it('leads from the way to the next level to the required checks that are open', async () => {
    renderPlugin(onlyContent);

    await userEvent.click(
      await screen.findByRole('link', {
        name: '2 of your 7 checks left to level 1',
      }),
    );
    expect(
      await screen.findByRole('radio', { name: 'Required, open (3)' }),
    ).toBeChecked();
    expect(titlesShown()).toEqual([
      'Runs as a non-root user',
      'Leaves secrets out',
      'Has a registry',
    ]);
  });

  it('shows results that the checklist in force no longer knows', async () => {
    renderPlugin({
      ...onlyContent,
      api: fakeApi({
        getScorecard: async () => ({
          ...scorecard,
          results: [
            ...scorecard.results,
            { ...scorecard.results[0], check: 'dropped-check', task: 'gone' },
          ],
        }),
      }),
    });

    const others = await screen.findByRole('region', { name: 'Other checks' });
    expect(
      within(others).getByRole('link', { name: 'dropped-check' }),
    ).toBeInTheDocument();
  });

  it('says that a check asked for does not exist', async () => {
    renderPlugin({ ...onlyContent, at: '/?check=no-such-check' });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The checklist has no check “no-such-check”.',
    );
  });

  it('says what keeps a newer checklist from coming into force', async () => {
    renderPlugin({
      ...onlyContent,
      api: fakeApi({
        getChecklist: async () => ({
          ...checklist,
          problems: [
            {
              file: 'phase-1-image.yaml',
              line: 12,
              column: 9,
              message: 'Unknown field registryy',
              expected: 'registry',
            },
          ],
        }),
      }),
    });

    expect(
      await screen.findByText(
        'The newest files of the checklist have 1 problem; version 1.0.0 stays in force',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('phase-1-image.yaml:12:9').closest('li'),
    ).toHaveTextContent('Unknown field registryy (expected: registry)');
  });

  it('evaluates again and announces what came of it', async () => {
    const api = fakeApi({
      evaluate: async () => ({
        ...mendedScorecard,
        level: { granted: 1, earned: 1, verified: 1 },
      }),
    });
    renderPlugin({ ...onlyContent, api });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Re-evaluate' }),
    );
    expect(
      await screen.findByText(
        'Evaluated: 2 checks have changed · Level 0 is now level 1',
      ),
    ).toHaveAttribute('role', 'status');
    expect(screen.getByText('Level 1')).toBeInTheDocument();
  });

  it.each([
    [400, 'This entity is not in scope, so there is nothing to evaluate.'],
    [403, 'You are not permitted to ask for an evaluation.'],
    [429, 'Too many evaluations were asked for. Try again in a minute.'],
    [409, 'The evaluation failed: the disk is full'],
    [500, 'The evaluation failed: the disk is full'],
  ])('says why an evaluation was refused with %d', async (status, text) => {
    const api = fakeApi();
    api.evaluate.mockRejectedValue(
      await responseError(status, 'Error', 'the disk is full'),
    );
    renderPlugin({ ...onlyContent, api });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Re-evaluate' }),
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('is Chinese where the app is', async () => {
    renderPlugin({
      ...onlyContent,
      language: 'zh',
      at: '/?check=dockerfile-non-root',
    });

    const detail = await screen.findByRole('dialog', {
      name: '以非 root 用户运行',
    });
    expect(
      await screen.findByRole('heading', {
        name: '第 1 阶段：基础容器化',
        hidden: true,
      }),
    ).toBeInTheDocument();
    expect(
      within(detail).getByText('最后阶段指定的用户不是 root。'),
    ).toBeInTheDocument();
    expect(within(detail).getByText('发现的问题（3）')).toBeInTheDocument();
  });
});
