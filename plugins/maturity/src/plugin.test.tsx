import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import alphaPlugin from './alpha';
import mainPlugin from './index';
import { checklist, entity, fakeApi, scorecard } from './__testUtils__';
import { renderPortal } from './__testUtils__/apps';

function jsonResponse(body: unknown): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json' },
  });
}

describe('maturityPlugin', () => {
  it('leads from the card on the overview to the tab, opened at the check to fix', async () => {
    const api = fakeApi();
    renderPortal(api);

    await userEvent.click(
      await screen.findByRole('link', { name: 'Runs as a non-root user' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Runs as a non-root user' }),
    ).toBeInTheDocument();

    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByRole('heading', { name: 'Phase 1: Containerisation' }),
    ).toBeInTheDocument();
    expect(api.getChecklist).toHaveBeenCalledTimes(1);
  });

  it('asks the maturity backend', async () => {
    window.localStorage.clear();
    const fetch = jest.fn(async (url: string | URL | Request) =>
      jsonResponse(
        String(url).includes('/checklists/') ? checklist : scorecard,
      ),
    );
    renderTestApp({
      features: [mainPlugin],
      extensions: [createTestEntityPage({ entity })],
      apis: [[fetchApiRef, { fetch }]],
      config: {
        app: { extensions: [{ 'entity-content:maturity': false }] },
        backend: { baseUrl: 'http://localhost:7007' },
      },
    });

    expect(await screen.findByText('Level 0')).toBeInTheDocument();
    expect(fetch.mock.calls.map(([url]) => url)).toEqual([
      'plugin://maturity/scorecards/by-name/component/default/cart',
      'plugin://maturity/checklists/container-adoption',
    ]);
  });

  it('has an organisation page, which the navigation finds', async () => {
    const api = fakeApi();
    renderPortal(api, '/maturity');

    expect(
      await screen.findByText(/^142 of 310 applicable services/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { level: 1, name: 'Maturity' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'cart' })).toHaveAttribute(
      'href',
      '/catalog/default/component/cart',
    );
  });

  it('is the same plugin under both paths', () => {
    expect(alphaPlugin).toBe(mainPlugin);
  });
});
