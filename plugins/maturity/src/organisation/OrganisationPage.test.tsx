import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Overview } from '@container-maturity/backstage-plugin-maturity-common';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fakeApi, overview, responseError } from '../__testUtils__';
import { renderOrganisation } from '../__testUtils__/apps';

/** The text of the page's first sentence. */
async function sentence(): Promise<string | null> {
  const share = await screen.findByText(/at level \d or higher$/, {
    selector: 'strong',
  });
  return share.parentElement!.textContent;
}

function answering(change: Partial<Overview>) {
  return fakeApi({ getOverview: async () => ({ ...overview, ...change }) });
}

const levelTwo = overview.levels[1];

describe('the organisation page', () => {
  it('says in one sentence how far the organisation is', async () => {
    renderOrganisation();
    expect(await sentence()).toBe(
      '142 of 310 applicable services at level 2 or higher, +9 in 30 days; 21 unverified',
    );
    expect(
      screen.getByText(
        '2 of 312 services have no level: no required check applies to them',
      ),
    ).toBeInTheDocument();
  });

  it.each([
    [
      'nothing moved, nothing unverified',
      { levels: [{ ...levelTwo, change: 0, unverified: 0 }] },
      '142 of 310 applicable services at level 2 or higher, unchanged in 30 days',
    ],
    [
      'a regression',
      { levels: [{ ...levelTwo, change: -3, unverified: 1 }] },
      '142 of 310 applicable services at level 2 or higher, −3 in 30 days; 1 unverified',
    ],
    [
      'a day to compare with that nothing is known of',
      { knownSince: '2026-11-02' },
      '142 of 310 applicable services at level 2 or higher, nothing to compare with before Nov 2, 2026; 21 unverified',
    ],
  ])('is true of %s', async (_, change, text) => {
    renderOrganisation({ api: answering(change) });
    expect(await sentence()).toBe(text);
  });

  it('does not claim a share of a level that has no checks', async () => {
    renderOrganisation({
      api: answering({ level: 4 }),
      at: '/maturity?level=4',
    });
    expect(
      await screen.findByText('The checklist has no checks for level 4 yet'),
    ).toBeInTheDocument();
  });

  it('does not say “0 of 0” where no service has a level', async () => {
    renderOrganisation({
      api: answering({ levels: [{ ...levelTwo, reached: 0, of: 0 }] }),
    });
    expect(
      await screen.findByText('None of these services has a level'),
    ).toBeInTheDocument();
  });

  it('shows every part under a heading, from how far to whether to trust it', async () => {
    renderOrganisation();
    await sentence();
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map(heading => heading.textContent),
    ).toEqual([
      'Levels reached',
      'Twelve months',
      'Tasks',
      'Movers and regressions',
      'One fix away',
      'What services wait for',
      'Can the data be trusted?',
      'Why it changed',
    ]);
  });

  it('asks for what the address says, and leaves out what is nothing', async () => {
    const api = fakeApi();
    renderOrganisation({
      api,
      at: '/maturity?owner=group:default/shop&owner=user:default/ada&tag=edge&archetype=worker&archetype=nonsense&level=3&by=galaxy&at=2026-08-01&since=2026-05-01',
    });
    await waitFor(() => expect(api.getOverview).toHaveBeenCalledTimes(1));
    expect(api.getOverview.mock.calls[0][0]).toEqual({
      owner: ['group:default/shop', 'user:default/ada'],
      archetype: ['worker'],
      tag: ['edge'],
      level: 3,
      at: '2026-08-01',
      since: '2026-05-01',
    });
    expect(
      await screen.findByText(/^Levels and owners are those of that day/),
    ).toBeInTheDocument();
  });

  it('asks the backend once and the catalog twice, however many there are', async () => {
    const api = fakeApi();
    const catalog = catalogApiMock.mock({
      getEntityFacets: jest.fn(async () => ({ facets: {} })),
      getEntities: jest.fn(async () => ({ items: [] })),
    });
    renderOrganisation({ api, catalog });
    await sentence();
    expect(api.getOverview).toHaveBeenCalledTimes(1);
    expect(api.getChecklist).toHaveBeenCalledTimes(1);
    expect(catalog.getEntityFacets).toHaveBeenCalledTimes(1);
    expect(catalog.getEntities).toHaveBeenCalledTimes(1);
  });

  it('speaks Chinese', async () => {
    renderOrganisation({ language: 'zh' });
    const share = await screen.findByText(
      '310 个适用的服务中有 142 个达到 2 级或以上',
    );
    expect(share.parentElement).toHaveTextContent(
      '310 个适用的服务中有 142 个达到 2 级或以上，30 天内净变化 +9 个；其中 21 个未经核实',
    );
    expect(
      screen.getByRole('columnheader', { name: '应用容器化' }),
    ).toBeInTheDocument();
  });
});

describe('levels', () => {
  it('make the one that is pressed, also by keyboard, the one the page speaks of', async () => {
    const api = fakeApi({
      getOverview: async ({ level = 2 } = {}) => ({ ...overview, level }),
    });
    renderOrganisation({ api });
    await sentence();
    const bars = within(
      screen.getByRole('region', { name: 'Levels reached' }),
    ).getAllByRole('button', { name: /^Level/ });
    expect(
      bars.map(bar => [
        bar.closest('li')?.textContent,
        bar.getAttribute('aria-pressed'),
      ]),
    ).toEqual([
      [
        'Level 1 Containerisation202 of 310 (65%)−325 of these unverified4 of these thanks to waivers',
        'false',
      ],
      [
        'Level 2 Orchestration142 of 310 (46%)+921 of these unverified2 of these thanks to waivers',
        'true',
      ],
    ]);
    expect(bars[1]).toHaveAccessibleDescription(/^142 of 310/);

    act(() => bars[0].focus());
    await userEvent.keyboard('{Enter}');
    await waitFor(async () =>
      expect(await sentence()).toMatch(/^202 of 310 .* level 1 or higher/),
    );
    expect(api.getOverview.mock.lastCall?.[0]).toMatchObject({ level: 1 });
  });

  it.each(['2026-11-02', undefined])(
    'show no change where there is nothing to compare with: known since %s',
    async knownSince => {
      renderOrganisation({ api: answering({ knownSince }) });
      await sentence();
      const section = within(
        screen.getByRole('region', { name: 'Levels reached' }),
      );
      expect(
        section.getAllByRole('listitem').map(item => item.textContent),
      ).toEqual([
        'Level 1 Containerisation202 of 310 (65%)25 of these unverified4 of these thanks to waivers',
        'Level 2 Orchestration142 of 310 (46%)21 of these unverified2 of these thanks to waivers',
      ]);
      await userEvent.click(section.getByRole('radio', { name: 'Table' }));
      const rows = section.getAllByRole('row').slice(1);
      expect(rows.map(row => row.lastElementChild?.textContent)).toEqual([
        '–',
        '–',
      ]);
      expect(
        screen.getByText('There is nothing to compare with yet.'),
      ).toBeInTheDocument();
    },
  );
});

describe('states', () => {
  it('says that it is loading', async () => {
    const api = fakeApi({ getOverview: () => new Promise(() => {}) });
    renderOrganisation({ api });
    expect(await screen.findByText('Loading the overview')).toBeInTheDocument();
  });

  it('goes on showing the last answer while the next one is under way', async () => {
    const api = fakeApi({
      getOverview: async ({ level } = {}) =>
        level ? new Promise(() => {}) : overview,
    });
    renderOrganisation({ api });
    const before = await sentence();
    await userEvent.click(screen.getByRole('button', { name: /^Level 1/ }));
    expect(await screen.findByText('Loading the overview')).toBeInTheDocument();
    expect(await sentence()).toBe(before);
  });

  it('says what went wrong, keeps the filters, and tries again', async () => {
    const error = await responseError(400, 'InputError', "'at' is no day");
    const api = fakeApi();
    api.getOverview.mockRejectedValueOnce(error);
    renderOrganisation({ api, at: '/maturity?at=2026-02-30' });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      "The overview could not be loaded'at' is no day",
    );
    expect(screen.getByRole('search')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await sentence()).toMatch(/^142 of 310/);
  });

  it('says so where scorecards may not be seen', async () => {
    const error = await responseError(403, 'NotAllowedError', 'No');
    renderOrganisation({
      api: fakeApi({ getOverview: () => Promise.reject(error) }),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('No permission');
  });

  it('says that a permission hides some, and that nothing counts them', async () => {
    renderOrganisation({ api: answering({ restricted: true }) });
    expect(
      await screen.findByText('You see a part of the organisation'),
    ).toBeInTheDocument();
  });

  it.each([
    [{}, '', 'There are no scorecards yet', /^As soon as the first services/],
    [
      { restricted: true },
      '',
      'There are no scorecards yet',
      /^There is none that you are permitted to see/,
    ],
    [{}, '?tag=edge', 'No service matches these filters', /^Take a filter out/],
    [
      { at: '2024-01-01' },
      '?at=2024-01-01',
      'There are no scorecards yet',
      /history begins on Nov 23, 2025/,
    ],
  ])(
    'explains why there is nothing: %j %s',
    async (given, search, title, why) => {
      renderOrganisation({
        api: answering({ ...given, entities: 0 }),
        at: `/maturity${search}`,
      });
      expect(await screen.findByText(title)).toBeInTheDocument();
      expect(screen.getByText(why)).toBeInTheDocument();
      expect(screen.queryByRole('heading', { level: 2 })).toBeNull();
    },
  );
});
