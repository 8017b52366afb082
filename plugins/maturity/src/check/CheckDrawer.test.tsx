import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MaturityApi } from '@container-maturity/backstage-plugin-maturity-common';
import { fakeApi } from '../__testUtils__';
import { renderPlugin } from '../__testUtils__/apps';

async function openCheck(id: string, api: MaturityApi = fakeApi()) {
  renderPlugin({ only: 'content', at: `/?check=${id}`, api });
  return screen.findByRole('dialog');
}

function section(detail: HTMLElement, name: string): HTMLElement {
  return within(detail).getByRole('region', { name });
}

describe('CheckDrawer', () => {
  it('opens by a link and tells all about a check', async () => {
    const detail = await openCheck('dockerfile-non-root');

    expect(detail).toHaveAccessibleName('Runs as a non-root user');
    expect(section(detail, 'The rule')).toHaveTextContent(
      'The final stage names a user other than root.',
    );
    expect(section(detail, 'Why it matters')).toHaveTextContent(
      'A process that breaks out of its container as root owns the node.',
    );
    expect(section(detail, 'How to fix it')).toHaveTextContent(
      'Add USER 65532:65532 to the final stage.Effort: 2 hours',
    );
    expect(section(detail, 'Who fixes it')).toHaveTextContent(
      /^Who fixes itThe team that owns this entity: .*shop/,
    );
    expect(
      section(detail, 'Clause of the guide (in Chinese)'),
    ).toHaveTextContent('技术实施 › 容器化实施 › Dockerfile最佳实践');
    expect(section(detail, 'Severity')).toHaveTextContent('Blocker');
    expect(
      within(detail).getByText('In this status since Nov 1, 2026'),
    ).toBeInTheDocument();
  });

  it('leads to what there is to read about a check, and only there', async () => {
    const detail = await openCheck('dockerfile-non-root');
    expect(
      within(section(detail, 'Further reading')).getByRole('link'),
    ).toHaveAttribute(
      'href',
      'https://docs.docker.com/reference/dockerfile/#user',
    );
  });

  it('names the same rules of other tools, and says that nothing can waive it', async () => {
    const detail = await openCheck('dockerfile-non-root');
    const tools = within(section(detail, 'Same as in other tools'));
    expect(
      tools.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual(['hadolint DL3002 ', 'checkov CKV_DOCKER_3 CKV_DOCKER_8 ']);
    expect(section(detail, 'Waivers')).toHaveTextContent(
      'This check can not be waived.Everything else rests on it.',
    );
  });

  it('shows a waiver that was asked for, and what keeps it from counting', async () => {
    const detail = await openCheck('dockerignore');
    const request = section(detail, 'Waiver requested, not in force');
    expect(request).toHaveTextContent(
      /Asked for by @ada, until Mar 31, 2027The build moves in MarchNobody is named who approvesmaturity.yaml:3$/,
    );
    expect(
      within(detail).queryByRole('region', { name: 'Same as in other tools' }),
    ).not.toBeInTheDocument();
    expect(
      within(detail).queryByRole('region', { name: 'Waivers' }),
    ).not.toBeInTheDocument();
  });

  it('has no empty sections where a check names neither clause nor links', async () => {
    const detail = await openCheck('dockerfile-exists');
    expect(section(detail, 'Why it matters')).toBeVisible();
    for (const name of [/Clause of the guide/, 'Further reading']) {
      expect(
        within(detail).queryByRole('region', { name }),
      ).not.toBeInTheDocument();
    }
  });

  it('leads to the template that mends the check, where the portal has it', async () => {
    const detail = await openCheck('dockerfile-non-root');
    expect(
      await within(detail).findByRole('link', {
        name: 'Fix it with a template',
      }),
    ).toHaveAttribute('href', '/create/default/fix-check');
  });

  it('offers no template that the portal does not have', async () => {
    renderPlugin({
      only: 'content',
      at: '/?check=dockerfile-non-root',
      hasTemplate: false,
    });
    const detail = await screen.findByRole('dialog');
    await within(detail).findByText(
      'Nothing has changed since the first evaluation.',
    );
    expect(
      within(detail).queryByRole('link', { name: 'Fix it with a template' }),
    ).not.toBeInTheDocument();
  });

  it('lists findings by file and line, linked where the file can be opened', async () => {
    const detail = await openCheck('dockerfile-non-root');

    const findings = section(detail, 'Findings (3)');
    const link = within(findings).getByRole('link', { name: 'Dockerfile:12' });
    expect(link).toHaveAttribute(
      'href',
      'https://git.example.com/shop/cart/blob/main/Dockerfile#L12',
    );
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(
      within(findings).getByText('worker/Dockerfile:7'),
    ).not.toHaveAttribute('href');
    expect(within(findings).getByText('1 more is not listed')).toBeVisible();
  });

  it('shows the expression when asked to', async () => {
    const detail = await openCheck('dockerfile-non-root');

    const trigger = within(detail).getByRole('button', {
      name: 'The rule as an expression (CEL)',
    });
    expect(trigger).toHaveAttribute('aria-expanded', 'false');
    act(() => trigger.focus());
    await userEvent.keyboard('{Enter}');
    expect(trigger).toHaveAttribute('aria-expanded', 'true');
    expect(
      within(detail).getByText('it.final.user.set && !it.final.user.root'),
    ).toBeVisible();
  });

  it('says that nothing here measures a check and what would', async () => {
    const detail = await openCheck('image-size');

    expect(detail).toHaveTextContent(
      /Nothing that could tell is installed here.*It needs the collector “registry”/,
    );
    expect(
      within(detail).queryByRole('button', { name: /CEL/ }),
    ).not.toBeInTheDocument();
  });

  it('asks the question that only a person can answer', async () => {
    const detail = await openCheck('runbook-practised');

    expect(section(detail, 'The question')).toHaveTextContent(
      'Has the team practised its runbook?',
    );
    expect(detail).toHaveTextContent('An answer is valid for 180 days.');
  });

  it('says until when a waiver holds, why, and what it hides', async () => {
    const detail = await openCheck('base-pinned');

    expect(detail).toHaveTextContent('Waived until Jan 31, 2027');
    expect(detail).toHaveTextContent('Without the waiver it would be: Failed');
    expect(section(detail, 'Why this status')).toHaveTextContent(
      'Until the new base image is out',
    );
  });

  it('says from when on a scheduled check counts', async () => {
    const detail = await openCheck('pipeline-scan');

    expect(detail).toHaveTextContent('Counts from Dec 1, 2026');
    expect(detail).toHaveTextContent('It would then be: Failed');
  });

  it('says why a check is in error and what goes on counting', async () => {
    const detail = await openCheck('metrics');

    expect(section(detail, 'Why this status')).toHaveTextContent(
      'Time ran out',
    );
    expect(detail).toHaveTextContent('Counts as passed since Nov 20, 2026');
  });

  it('names the platform where only it can mend a check', async () => {
    const detail = await openCheck('registry-configured');

    expect(section(detail, 'Who fixes it')).toHaveTextContent(
      'The platform team, once for everyone',
    );
  });

  it('lists what changed and why, page by page', async () => {
    const api = fakeApi({
      getHistory: async (_, query) =>
        query?.cursor
          ? {
              items: [
                {
                  at: '2026-10-01T09:00:00Z',
                  check: 'dockerfile-non-root',
                  from: null,
                  to: 'pass',
                  cause: { type: 'first' },
                },
              ],
            }
          : {
              items: [
                {
                  at: '2026-11-01T09:00:00Z',
                  check: 'dockerfile-non-root',
                  from: 'pass',
                  to: 'fail',
                  cause: { type: 'commit', detail: 'a1b2c3d' },
                },
              ],
              nextCursor: 'older',
            },
    });
    const detail = await openCheck('dockerfile-non-root', api);

    const history = section(detail, 'History');
    expect(await within(history).findByRole('listitem')).toHaveTextContent(
      'Passed → FailedCause: a change in the repository (a1b2c3d)',
    );

    await userEvent.click(
      within(history).getByRole('button', { name: 'Show older changes' }),
    );
    await waitFor(() =>
      expect(within(history).getAllByRole('listitem')).toHaveLength(2),
    );
    expect(within(history).getAllByRole('listitem')[1]).toHaveTextContent(
      'First seen: PassedCause: first evaluation',
    );
    expect(
      within(history).queryByRole('button', { name: 'Show older changes' }),
    ).not.toBeInTheDocument();
    expect(api.getHistory).toHaveBeenLastCalledWith(
      'component:default/cart',
      { check: 'dockerfile-non-root', cursor: 'older' },
      { signal: expect.any(AbortSignal) },
    );
  });

  it('says that the history failed to load, and leaves the rest', async () => {
    const detail = await openCheck(
      'dockerfile-exists',
      fakeApi({ getHistory: () => Promise.reject(new Error('no database')) }),
    );

    expect(await within(detail).findByRole('alert')).toHaveTextContent(
      'The history could not be loaded: no database',
    );
    expect(section(detail, 'The rule')).toBeInTheDocument();
  });

  it('closes by keyboard and gives the focus back to the row', async () => {
    renderPlugin({ only: 'content' });

    const link = await screen.findByRole('link', { name: 'Has a Dockerfile' });
    act(() => link.focus());
    await userEvent.keyboard('{Enter}');
    const detail = await screen.findByRole('dialog', {
      name: 'Has a Dockerfile',
    });
    expect(
      await within(detail).findByText(
        'Nothing has changed since the first evaluation.',
      ),
    ).toBeInTheDocument();

    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(link).toHaveFocus();
  });
});
