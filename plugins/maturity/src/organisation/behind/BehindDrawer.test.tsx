import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  MaturityApi,
  OverviewEntity,
} from '@container-maturity/backstage-plugin-maturity-common';
import { fakeApi, responseError } from '../../__testUtils__';
import { renderOrganisation } from '../../__testUtils__/apps';

function service(name: string): OverviewEntity {
  return {
    entityRef: `component:default/${name}`,
    owner: 'group:default/shop',
    level: { granted: 1, earned: 1, verified: 1 },
    unverified: true,
    passed: 3,
    applicable: 5,
    open: ['dockerignore', 'dockerfile-non-root'],
  };
}

const page = { at: '2026-11-22', total: 2, restricted: false };

function listing(given: Partial<MaturityApi> = {}) {
  return fakeApi({
    listOverviewEntities: async ({ cursor } = {}) =>
      cursor
        ? { ...page, items: [service('payment')] }
        : { ...page, items: [service('cart')], nextCursor: 'after cart' },
    ...given,
  });
}

const servicesIn = (drawer: HTMLElement) =>
  within(drawer).findByRole('list', { name: 'Services' });

describe('the services behind a number', () => {
  it('open from a cell, by arrow keys too, and close back to it', async () => {
    const api = listing();
    renderOrganisation({
      api,
      at: '/maturity?tag=edge&level=1&owner=user:default/ada',
    });
    const [first, second, ...others] = await screen.findAllByRole('button', {
      name: /: list the services$/,
    });
    // Nothing applies in the third cell, and the second row belongs to nobody.
    expect(others).toEqual([]);
    expect([first.tabIndex, second.tabIndex]).toEqual([0, -1]);
    act(() => first.focus());
    await userEvent.keyboard('{ArrowRight}');
    expect(second).toHaveFocus();
    expect([first.tabIndex, second.tabIndex]).toEqual([-1, 0]);
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(second).toHaveFocus();

    await userEvent.keyboard('{Enter}');
    const drawer = await screen.findByRole('dialog', {
      name: 'Optimise the image: shop',
    });
    await servicesIn(drawer);
    expect(api.listOverviewEntities.mock.calls.at(-1)?.[0]).toEqual({
      tag: ['edge'],
      owner: ['group:default/shop'],
      task: 'containerisation/image',
    });
    expect(drawer).toHaveTextContent(
      'Services of the groups below this one are listed too.',
    );
    expect(within(drawer).getByRole('link', { name: 'cart' })).toHaveAttribute(
      'href',
      '/catalog/default/component/cart/maturity?phase=containerisation',
    );

    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(second).toHaveFocus();
  });

  it('open from the number at a level, and come page by page', async () => {
    const api = listing();
    renderOrganisation({ api });
    const link = await screen.findByRole('link', { name: '142 of 310' });
    act(() => link.focus());
    await userEvent.keyboard('{Enter}');
    const drawer = await screen.findByRole('dialog', {
      name: 'Services at level 2 or higher',
    });
    const items = within(await servicesIn(drawer));
    expect(items.getByRole('listitem')).toHaveTextContent(
      'cartshopLevel 1 (Unverified)Required checks that hold: 3 of 5Open: Leaves secrets out and 1 more',
    );
    expect(within(drawer).getByText('Listed: 1 of 2')).toBeInTheDocument();

    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Show more' }),
    );
    await waitFor(() => expect(items.getAllByRole('listitem')).toHaveLength(2));
    expect(api.listOverviewEntities.mock.calls.map(([query]) => query)).toEqual(
      [{ minLevel: 2 }, { minLevel: 2, cursor: 'after cart' }],
    );
    expect(within(drawer).getByText('Listed: 2 of 2')).toBeInTheDocument();
    expect(
      within(drawer).queryByRole('button', { name: 'Show more' }),
    ).toBeNull();
    expect(items.getByRole('link', { name: 'payment' })).toHaveAttribute(
      'href',
      '/catalog/default/component/payment/maturity?phase=orchestration',
    );
    expect(api.listOverviewFindings).not.toHaveBeenCalled();
    expect(api.getOverview).toHaveBeenCalledTimes(1);
  });

  it('keep the pages that there are where the next one fails', async () => {
    const api = listing();
    const error = await responseError(500, 'Error', 'the disk is full');
    renderOrganisation({ api, at: '/maturity?list=level/1' });
    const drawer = await screen.findByRole('dialog');
    const items = within(await servicesIn(drawer));
    api.listOverviewEntities.mockRejectedValueOnce(error);
    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Show more' }),
    );
    expect(await within(drawer).findByRole('alert')).toHaveTextContent(
      'The list could not be loadedthe disk is full',
    );
    expect(items.getAllByRole('listitem')).toHaveLength(1);
    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Try again' }),
    );
    await waitFor(() => expect(items.getAllByRole('listitem')).toHaveLength(2));
  });

  it.each(['level/5', 'level/2/x', 'level/', 'task/image', 'galaxy/1'])(
    'are not asked for by an address that names no list: %s',
    async list => {
      const api = listing();
      renderOrganisation({ api, at: `/maturity?list=${list}` });
      await screen.findByRole('heading', { name: 'Tasks' });
      expect(screen.queryByRole('dialog')).toBeNull();
      expect(api.listOverviewEntities).not.toHaveBeenCalled();
    },
  );
});

describe('the findings behind a check', () => {
  const findings: Partial<MaturityApi> = {
    listOverviewFindings: async ({ check }) => ({
      check,
      total: 1,
      restricted: true,
      items: [
        {
          entityRef: 'component:default/cart',
          status: 'fail',
          required: true,
          findingCount: 3,
          since: '2026-11-01T00:00:00Z',
          findings: [
            {
              message: { en: 'Runs as root', zh: '以 root 运行' },
              source: {
                file: 'Dockerfile',
                line: 12,
                url: 'https://git.example.com/cart/Dockerfile#L12',
              },
            },
          ],
        },
      ],
    }),
  };

  it('stand below its services, by file and line', async () => {
    const api = listing(findings);
    renderOrganisation({ api, at: '/maturity?system=system:default/web' });
    await userEvent.click(
      await screen.findByRole('link', { name: 'Leaves secrets out' }),
    );
    const drawer = await screen.findByRole('dialog', {
      name: 'Leaves secrets out',
    });
    const places = await within(drawer).findByRole('list', {
      name: 'Findings',
    });
    expect(
      within(places).getByRole('link', { name: 'Dockerfile:12' }),
    ).toHaveAttribute('href', 'https://git.example.com/cart/Dockerfile#L12');
    expect(places).toHaveTextContent(/Runs as root.*2 more are not listed/);
    expect(within(places).getByRole('link', { name: 'cart' })).toHaveAttribute(
      'href',
      '/catalog/default/component/cart/maturity?check=dockerignore',
    );
    expect(drawer).toHaveTextContent(
      'Listed: 1 of 1 Your permissions hide others.',
    );
    const query = { system: ['system:default/web'], check: 'dockerignore' };
    expect(api.listOverviewEntities.mock.lastCall?.[0]).toEqual(query);
    expect(api.listOverviewFindings.mock.lastCall?.[0]).toEqual(query);
  });

  it('are not made up for a past day', async () => {
    const api = listing(findings);
    renderOrganisation({
      api,
      at: '/maturity?list=check/dockerignore&at=2026-08-01',
    });
    const drawer = await screen.findByRole('dialog');
    await servicesIn(drawer);
    expect(drawer).toHaveTextContent('Findings are known as of today alone.');
    expect(api.listOverviewEntities.mock.lastCall?.[0]).toEqual({
      check: 'dockerignore',
      at: '2026-08-01',
    });
    expect(api.listOverviewFindings).not.toHaveBeenCalled();
  });

  it('are told of in Chinese', async () => {
    renderOrganisation({
      api: listing(findings),
      language: 'zh',
      at: '/maturity?list=check/dockerignore',
    });
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText('以 root 运行')).toBeInTheDocument();
    expect(drawer).toHaveTextContent('因这项检查而未能完成');
  });
});
