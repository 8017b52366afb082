import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi, overview, responseError } from '../../__testUtils__';
import { renderOrganisation } from '../../__testUtils__/apps';

/** Names and contents of the files that the browser is handed. */
function watchDownloads() {
  const saved: Array<{ name: string; file: Blob }> = [];
  const files = new Map<string, Blob>();
  URL.createObjectURL = jest.fn(file => {
    const url = `blob:${files.size}`;
    files.set(url, file as Blob);
    return url;
  });
  URL.revokeObjectURL = jest.fn();
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      saved.push({ name: this.download, file: files.get(this.href)! });
    });
  return saved;
}

afterEach(() => jest.restoreAllMocks());

describe('every table', () => {
  it('can be saved in both formats, with the filters of the page', async () => {
    const saved = watchDownloads();
    const file = new Blob(['a,b']);
    const api = fakeApi({ exportOverview: async () => file });
    renderOrganisation({ api, at: '/maturity?tag=edge&level=1&by=system' });
    const buttons = await screen.findAllByRole('button', { name: /^Save “/ });
    expect(buttons).toHaveLength(16);
    for (const button of buttons) {
      await userEvent.click(button);
    }
    await waitFor(() => expect(saved).toHaveLength(16));
    const tables = [
      'levels',
      'distribution',
      'heat-map',
      'movers',
      'near-misses',
      'debt',
      'coverage',
      'split',
    ];
    expect(saved).toEqual(
      tables.flatMap(table =>
        ['csv', 'json'].map(format => ({
          name: `maturity-${table}-2026-11-22.${format}`,
          file,
        })),
      ),
    );
    const asked = { tag: ['edge'], level: 1, by: 'system' };
    expect(api.exportOverview.mock.calls).toEqual(
      tables.flatMap(table =>
        ['csv', 'json'].map(format => [table, { ...asked, format }]),
      ),
    );
  });

  it('can be saved with the services behind a number, and no others', async () => {
    const saved = watchDownloads();
    const api = fakeApi({
      getOverview: async () => ({ ...overview, restricted: true }),
    });
    renderOrganisation({ api, at: '/maturity?level=1&list=level/2' });
    const drawer = await screen.findByRole('dialog');
    await userEvent.click(
      within(drawer).getByRole('button', {
        name: 'Save “Services at level 2 or higher” as CSV',
      }),
    );
    await waitFor(() =>
      expect(saved.map(({ name }) => name)).toEqual([
        'maturity-entities-2026-11-22-restricted.csv',
      ]),
    );
    expect(api.exportOverview.mock.calls).toEqual([
      ['entities', { minLevel: 2, format: 'csv' }],
    ]);
  });

  it('says why it could not be saved', async () => {
    const saved = watchDownloads();
    const error = await responseError(500, 'Error', 'the disk is full');
    renderOrganisation({
      api: fakeApi({ exportOverview: () => Promise.reject(error) }),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Save “Tasks” as JSON' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The file could not be made: the disk is full',
    );
    expect(saved).toEqual([]);
  });
});
