import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const published = process.env.MATURITY_E2E_DIR ?? '';

async function signIn(page: Page, settings: Record<string, string> = {}) {
  await page.goto('/');
  await page.evaluate(
    values => Object.assign(window.localStorage, values),
    settings,
  );
  await page.reload();
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(page.getByRole('link', { name: 'Create' })).toBeVisible();
}

/** What axe calls serious or critical in the part of the page that is ours. */
async function violations(page: Page, part: string) {
  const report = await new AxeBuilder({ page }).include(part).analyze();
  return report.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(n => n.html).join('\n')}`);
}

/** The example organisation is evaluated within a minute of the first start. */
async function openScorecard(page: Page, entity: string) {
  await expect(async () => {
    await page.goto(`/catalog/default/component/${entity}/maturity`);
    await expect(page.getByText(/^Level \d/).first()).toBeVisible();
  }).toPass({ timeout: 90_000 });
}

test('a team reads the scorecard of its service', async ({ page }) => {
  await signIn(page);
  await openScorecard(page, 'parcel-tracker');

  await page.goto('/catalog/default/component/parcel-tracker');
  const card = page.locator('[data-testid="maturity-card"]');
  await expect(card).toContainText('Level 0');
  await expect(card).toContainText(/\d of your \d+ checks left to level 1/);
  expect(await violations(page, '[data-testid="maturity-card"]')).toEqual([]);
  await card.getByRole('link', { name: 'All checks' }).click();

  await expect(page).toHaveURL(/\/parcel-tracker\/maturity/);
  await expect(page.locator('[data-testid="maturity-tab"]')).toBeVisible();
  expect(await violations(page, '[data-testid="maturity-tab"]')).toEqual([]);

  // A failing check, its finding by file and line, and how to fix it.
  await page
    .getByRole('region', { name: 'Containerise the application' })
    .getByRole('link', { name: 'Base images have a fixed tag' })
    .click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText(/Dockerfile:\d+/);
  await expect(drawer).toContainText('How to fix it');
  expect(await violations(page, '[role="dialog"]')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();

  await page.getByRole('button', { name: 'Re-evaluate' }).click();
  await expect(page.getByText('Evaluated: nothing has changed')).toBeVisible();
});

test('the scorecard speaks Chinese, and is legible in the dark', async ({
  page,
}) => {
  await signIn(page, { language: 'zh', theme: 'dark' });
  await expect(async () => {
    await page.goto('/catalog/default/component/parcel-tracker/maturity');
    await expect(page.getByText('第 1 阶段：基础容器化')).toBeVisible();
  }).toPass({ timeout: 90_000 });

  expect(await violations(page, '[data-testid="maturity-tab"]')).toEqual([]);
});

test('the golden path makes a service that scores', async ({ page }) => {
  const name = `tea-${Date.now().toString(36)}`;
  await signIn(page);
  await page.getByRole('link', { name: 'Create' }).click();
  await page
    .getByRole('button', { name: /Choose/ })
    .or(page.getByRole('link', { name: /Choose/ }))
    .first()
    .click();

  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Description').fill('Makes tea');
  await page.getByLabel('Owner').fill('platform');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();

  await expect(page.getByRole('link', { name: 'Its maturity' })).toBeVisible({
    timeout: 60_000,
  });
  const catalogInfo = path.join(published, name, 'catalog-info.yaml');
  expect(existsSync(catalogInfo)).toBe(true);
  expect(readFileSync(catalogInfo, 'utf8')).toContain(`name: ${name}`);

  const finished = Date.now();
  await expect(async () => {
    await page.goto(`/catalog/default/component/${name}/maturity`);
    await expect(page.getByText('Level 2').first()).toBeVisible({
      timeout: 1_500,
    });
  }).toPass({ timeout: 60_000, intervals: [500] });
  test.info().annotations.push({
    type: 'seconds to the scorecard',
    description: String((Date.now() - finished) / 1000),
  });
});
