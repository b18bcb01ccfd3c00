// A real Chromium, packaged in npm: nothing is downloaded, nothing is installed.

import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

/** One browser for the calling test file. */
export async function openBrowser(): Promise<Browser> {
  // In one process a crash of a page would be a crash of the browser.
  const args = chromium.args.filter((arg) => arg !== '--single-process' && !arg.startsWith('--headless'));
  return driver.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
