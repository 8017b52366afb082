import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Overview } from '@container-maturity/backstage-plugin-maturity-common';
import { fakeApi, overview } from '../__testUtils__';
import { renderOrganisation } from '../__testUtils__/apps';

async function open(title: string, given: Partial<Overview> = {}) {
  const api = fakeApi({
    getOverview: async () => ({ ...overview, ...given }),
  });
  renderOrganisation({ api });
  const heading = await screen.findByRole('heading', { name: title });
  return { api, section: within(heading.closest('section')!) };
}

type Section = Awaited<ReturnType<typeof open>>['section'];

/** The cells of each row, without the row of titles. */
function rowsOf(section: Section, name?: string): string[][] {
  const [, ...rows] = within(section.getByRole('table', { name })).getAllByRole(
    'row',
  );
  return rows.map(row => [...row.children].map(cell => cell.textContent ?? ''));
}

const showTable = (section: Section) =>
  userEvent.click(section.getByRole('radio', { name: 'Table' }));

describe('every chart', () => {
  it.each([
    'Levels reached',
    'Twelve months',
    'Tasks',
    'Can the data be trusted?',
    'Why it changed',
  ])('of “%s” can be read as a table, by keyboard too', async title => {
    const { section } = await open(title);
    const view = within(
      section.getByRole('radiogroup', { name: `View of “${title}”` }),
    );
    act(() => view.getByRole('radio', { name: 'Chart' }).focus());
    await userEvent.keyboard('{ArrowRight} ');
    expect(view.getByRole('radio', { name: 'Table' })).toBeChecked();
    expect(section.getByRole('table', { name: title })).toBeInTheDocument();
    expect(section.getByRole('group', { name: title })).toHaveAttribute(
      'tabindex',
      '0',
    );
  });
});

describe('levels', () => {
  it('stand in a table with what each number is a part of', async () => {
    const { section } = await open('Levels reached');
    await showTable(section);
    expect(rowsOf(section)).toEqual([
      [
        'Phase 1: Containerisation',
        '202 of 310',
        '198 of 310',
        '25 of 202',
        '−3',
      ],
      ['Phase 2: Orchestration', '142 of 310', '140 of 310', '21 of 142', '+9'],
    ]);
  });
});

describe('twelve months', () => {
  it('tell about the last week, and about any other that is picked', async () => {
    const { section } = await open('Twelve months');
    const levels = () =>
      within(section.getByRole('list', { name: 'Services by level' }))
        .getAllByRole('listitem')
        .map(item => item.textContent);
    expect(levels()).toEqual([
      'Level 0108 of 260',
      'Level 138 of 260',
      'Level 2114 of 260',
      'Level 30 of 260',
      'Level 40 of 260',
      'Unverified52 of 260',
    ]);

    const slider = section.getByRole('slider', { name: 'Week' });
    expect(slider).toHaveAttribute('aria-valuetext', 'Nov 22, 2026');
    fireEvent.change(slider, { target: { value: '0' } });
    expect(slider).toHaveAttribute('aria-valuetext', 'Nov 23, 2025');
    expect(levels().slice(0, 2)).toEqual([
      'Level 0160 of 260',
      'Level 190 of 260',
    ]);
  });

  it('note when the checklist changed, but not the one that history begins with', async () => {
    const { section } = await open('Twelve months');
    expect(
      within(
        section.getByRole('list', { name: 'Changes of the checklist' }),
      ).getAllByRole('listitem'),
    ).toHaveLength(1);
    expect(
      section.getByText('May 4, 2026: checklist 1.0.0 came into force'),
    ).toBeInTheDocument();

    await showTable(section);
    const rows = rowsOf(section);
    expect(rows).toHaveLength(53);
    expect(rows[0].slice(0, 4)).toEqual(['Nov 22, 2026', '108', '38', '114']);
    expect(rows.filter(cells => cells.at(-1) !== '')).toEqual([
      ['May 10, 2026', '136', '66', '58', '0', '0', '260', '24', '1.0.0'],
    ]);
  });

  it('draw a column a week and a line a change, told levels apart by pattern', async () => {
    const { section } = await open('Twelve months');
    const chart = section.getByRole('img', {
      name: /^Services by level, week/,
    });
    expect(chart.querySelectorAll('pattern')).toHaveLength(5);
    const fills = [...chart.querySelectorAll('rect[fill^="url"]')].map(rect =>
      rect.getAttribute('fill'),
    );
    expect(fills).toHaveLength(5 * 53);
    expect(new Set(fills).size).toBe(5);
    for (const fill of new Set(fills)) {
      expect(chart.querySelector(fill!.slice(4, -1))).not.toBeNull();
    }
  });

  it('say so where nothing is known', async () => {
    const { section } = await open('Twelve months', { distribution: [] });
    expect(
      section.getByText('Nothing is known of these months.'),
    ).toBeInTheDocument();
  });
});

describe('tasks', () => {
  it('show the share of each group in words, with its parts', async () => {
    const { section } = await open('Tasks');
    expect(rowsOf(section).slice(1)).toEqual([
      ['shop200 services', '75%450/600', '25%100/400', '–Nothing applies'],
      ['None112 services', '100%336/336', '0%0/224', '1%1/112'],
    ]);
    expect(
      section.getAllByRole('columnheader').map(header => header.textContent),
    ).toEqual([
      'Owner',
      'Containerisation',
      'Orchestration',
      'Containerise the application',
      'Optimise the image',
      'Describe the workload',
    ]);
    expect(
      section.getByText('4 more, with fewer services, are not listed'),
    ).toBeInTheDocument();

    await showTable(section);
    expect(rowsOf(section)[0]).toEqual([
      'shop',
      '200',
      '450 of 600',
      '100 of 400',
      'Nothing applies',
    ]);
  });

  it('lead from a name to the page about it, and can be grouped otherwise', async () => {
    const { api, section } = await open('Tasks');
    await userEvent.click(section.getByRole('radio', { name: 'Domain' }));
    expect(api.getOverview.mock.lastCall?.[0]).toMatchObject({ by: 'domain' });
    await userEvent.click(section.getByRole('link', { name: 'shop' }));
    expect(api.getOverview.mock.lastCall?.[0]).toMatchObject({
      by: 'domain',
      owner: ['group:default/shop'],
    });
  });
});

describe('movers', () => {
  it('say who moved from where to where, when and why', async () => {
    const { section } = await open('Movers and regressions');
    expect(rowsOf(section, '12 of 310 services rose')).toEqual([
      [
        'cart',
        'shop',
        'Level 0 → Level 2',
        'Nov 2, 2026',
        'a change in the repository (a1b2c3d)',
      ],
    ]);
    expect(section.getByText('Listed: 1 of 12')).toBeInTheDocument();
    expect(rowsOf(section, '1 of 310 services fell')).toEqual([
      ['search', 'None', 'Level 2 → Level 1', 'Nov 20, 2026', 'a waiver'],
    ]);
    expect(section.getByRole('link', { name: 'cart' })).toHaveAttribute(
      'href',
      '/catalog/default/component/cart',
    );
  });

  it('say so where nobody moved', async () => {
    const { section } = await open('Movers and regressions', {
      movers: { up: [], ups: 0, down: [], downs: 0 },
    });
    expect(
      section.getByText('No service has fallen to a lower level.'),
    ).toBeInTheDocument();
  });
});

describe('what comes next', () => {
  it('names the one check that keeps a service down, and what it costs', async () => {
    const { section } = await open('One fix away');
    expect(
      section.getByText(
        'A single check of its own keeps 1 of 310 services from a higher level.',
      ),
    ).toBeInTheDocument();
    expect(rowsOf(section)).toEqual([
      [
        'payment',
        'shop',
        'Runs as a non-root user',
        'Level 0 → Level 1',
        '2 hours',
      ],
    ]);
  });

  it('keeps what the platform owes apart from what teams owe', async () => {
    const { section } = await open('What services wait for');
    expect(section.getByText(/^18 of 310 services have done/)).toBeVisible();
    expect(rowsOf(section, 'Platform debt')).toEqual([
      ['Has a registry', 'Containerisation', '38 of 310', '1 of 38', '2 days'],
    ]);
    expect(rowsOf(section, 'Team debt')).toEqual([
      [
        'Leaves secrets out',
        'Containerisation',
        '40 of 310',
        '6 of 40',
        '60 days',
      ],
    ]);
  });
});

describe('coverage', () => {
  it('says of each collector what is fresh, what is not, and whom it touches', async () => {
    const { section } = await open('Can the data be trusted?');
    expect(
      section.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      'repositoryFresh 2,900 of 3,000Out of date 60 of 3,000Unknown 30 of 3,000In error 10 of 3,00027 of 312 services affected',
      'registryNot measured here 310 of 310',
      'AttestationsFresh 1 of 1',
    ]);
    await showTable(section);
    expect(rowsOf(section)[1]).toEqual([
      'registry',
      '0 of 310',
      '0 of 310',
      '0 of 310',
      '0 of 310',
      '310 of 310',
      '0 of 312',
    ]);
  });
});

describe('why it changed', () => {
  it('splits the change into its causes, the largest first', async () => {
    const { section } = await open('Why it changed');
    expect(
      section.getByText('Services at level 2 or higher: from 133 to 142 (+9).'),
    ).toBeInTheDocument();
    expect(
      section.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual(['Work done or undone−2+14', 'Waivers granted or expired−3']);
    await showTable(section);
    expect(rowsOf(section)).toEqual([
      ['Work done or undone', '+14', '−2', '+12'],
      ['Waivers granted or expired', '0', '−3', '−3'],
    ]);
  });

  it('says so where nobody crossed the level', async () => {
    const { section } = await open('Why it changed', {
      split: { level: 2, from: 5, to: 5, parts: [] },
    });
    expect(
      section.getByText('No service has crossed this level.'),
    ).toBeInTheDocument();
  });
});
