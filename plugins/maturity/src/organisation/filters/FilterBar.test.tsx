import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { fakeApi } from '../../__testUtils__';
import { renderOrganisation } from '../../__testUtils__/apps';

function open(at = '/maturity') {
  const api = fakeApi();
  renderOrganisation({ api, at });
  return { asked: () => api.getOverview.mock.lastCall?.[0] };
}

/** Opens a filter and hands out what it offers. */
async function choicesOf(label: string) {
  await userEvent.click(
    await screen.findByRole('button', { name: new RegExp(label) }),
  );
  return within(await screen.findByRole('listbox'));
}

describe('the filters', () => {
  it('offer what the catalog knows by its name, and ask for what is chosen', async () => {
    const { asked } = open();
    const owners = await choicesOf('Owner');
    await userEvent.click(
      await owners.findByRole('option', { name: 'The shop' }),
    );
    await waitFor(() =>
      expect(asked()).toMatchObject({ owner: ['group:default/shop'] }),
    );
    await userEvent.keyboard('{Escape}');

    const lifecycles = await choicesOf('Lifecycle');
    expect(
      lifecycles.getAllByRole('option').map(option => option.textContent),
    ).toEqual(['production']);
  });

  it('keep what the address asks for, also where the catalog does not know it', async () => {
    open('/maturity?system=system:default/gone&archetype=batch-job');
    expect(
      await screen.findByRole('button', { name: /gone.*System/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /batch job.*Archetype/ }),
    ).toBeInTheDocument();
  });

  it('ask for a day once it is finished, not while it is typed', async () => {
    const { asked } = open();
    const day = await screen.findByLabelText('As of');
    fireEvent.change(day, { target: { value: '0202-08-01' } });
    fireEvent.change(day, { target: { value: '2026-08-01' } });
    expect(asked()).toEqual({});
    fireEvent.blur(day);
    await waitFor(() => expect(asked()).toEqual({ at: '2026-08-01' }));

    const since = screen.getByLabelText('Compared with');
    fireEvent.change(since, { target: { value: '2026-05-01' } });
    fireEvent.keyDown(since, { key: 'Enter' });
    await waitFor(() =>
      expect(asked()).toEqual({ at: '2026-08-01', since: '2026-05-01' }),
    );
  });

  it('are cleared together, and leave the level as it is', async () => {
    const { asked } = open(
      '/maturity?tag=edge&type=service&at=2026-08-01&level=3',
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear the filters' }),
    );
    await waitFor(() => expect(asked()).toEqual({ level: 3 }));
    expect(
      screen.queryByRole('button', { name: 'Clear the filters' }),
    ).not.toBeInTheDocument();
  });

  it('say so where the catalog does not answer, and the page stands all the same', async () => {
    const catalog = catalogApiMock.mock({
      getEntityFacets: () => Promise.reject(new Error('down')),
      getEntities: async () => ({ items: [] }),
    });
    renderOrganisation({ catalog });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The choices for the filters could not be loaded',
    );
    expect(
      await screen.findByRole('heading', { name: 'Levels reached' }),
    ).toBeInTheDocument();
  });
});
