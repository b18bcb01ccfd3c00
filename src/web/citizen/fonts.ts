// Bare machines have no Chinese font: the page takes ours once the slices for its words are there.

import { linkChineseFont } from '../chinese-font.js';
import fonts from './fonts.css?url';

const FAMILY = 'Noto Sans TC Variable';

/** Named only once its slices are there: Chromium keeps the boxes of words that were laid out before. */
async function useOurs(): Promise<void> {
  const words = document.body.innerText;
  const weights = ['400', '600', '700'];
  await Promise.all(weights.map((weight) => document.fonts.load(`${weight} 1em "${FAMILY}"`, words)));
  document.documentElement.classList.add('with-fonts');
}

linkChineseFont(fonts, () => void useOurs());
