// The version of the privacy notice is what stands on record of it: whoever changes the text changes the version.

import { createHash } from 'node:crypto';

import { NOTICE_VERSION, words } from '../../src/web/widget/words.js';

it('has one version a text', () => {
  const text = createHash('sha256').update(`${words.zh.privacy}\n${words.en.privacy}`).digest('hex');

  expect([NOTICE_VERSION, text.slice(0, 16)]).toEqual(['2026-11', 'acb54165f964a3e9']);
});
