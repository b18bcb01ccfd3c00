// axe-core in a page of a test.

import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds wrong, in words. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate<string[]>(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`))',
  );
}
