import { Route, Routes } from 'react-router-dom';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityMaturityCard,
  EntityMaturityContent,
  maturityApiRef,
  MaturityPage,
  maturityPlugin,
} from './legacy';
import { entity, fakeApi, overview } from './__testUtils__';

async function renderInLegacyApp(page: JSX.Element, at = '/') {
  window.localStorage.clear();
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [
          maturityApiRef,
          fakeApi({
            getOverview: async ({ level = 2 } = {}) => ({ ...overview, level }),
          }),
        ],
        [catalogApiRef, catalogApiMock({ entities: [entity] })],
      ]}
    >
      <EntityProvider entity={entity}>{page}</EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [at],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

const cardAndTab = (
  <Routes>
    <Route path="/" element={<EntityMaturityCard />} />
    <Route path="/maturity" element={<EntityMaturityContent />} />
  </Routes>
);

describe('in a legacy app', () => {
  it('leads from the card to the tab, opened at the check to fix', async () => {
    await renderInLegacyApp(cardAndTab);

    expect(await screen.findByText('Level 0')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All checks' })).toHaveAttribute(
      'href',
      '/maturity',
    );
    await userEvent.click(
      screen.getByRole('link', { name: 'Runs as a non-root user' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Runs as a non-root user' }),
    ).toBeInTheDocument();
  });

  it('shows the card without links where there is no tab', async () => {
    await renderInLegacyApp(<EntityMaturityCard />);

    expect(
      await screen.findByText('Runs as a non-root user'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('opens and closes checks on the tab', async () => {
    await renderInLegacyApp(cardAndTab, '/maturity?check=metrics');

    expect(
      await screen.findByRole('dialog', { name: 'Exposes metrics' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    await userEvent.click(
      screen.getByRole('link', { name: 'Has a Dockerfile' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'Has a Dockerfile' }),
    ).toBeInTheDocument();
  });

  it('has the organisation page, with a header of its own', async () => {
    await renderInLegacyApp(
      <Routes>
        <Route path="/maturity" element={<MaturityPage />} />
      </Routes>,
      '/maturity?level=1',
    );
    expect(
      await screen.findByText(
        '202 of 310 applicable services at level 1 or higher',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { level: 1, name: 'Maturity' }),
    ).toBeInTheDocument();
  });

  it('brings its API', () => {
    expect([...maturityPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      maturityApiRef.id,
    ]);
  });
});
