// For machines without a Chinese font: slices of ours come as characters need them, but behind a font of the system Chromium keeps
// the boxes of words that it had laid out before. In front of it they are drawn anew.

import { linkChineseFont } from '../../chinese-font.js';
import fonts from '../design/fonts.css?url';

/** Call once. Where the machine has its own Chinese font nothing is ever fetched, and nothing happens. */
export function preferLateFonts(): void {
  document.fonts.addEventListener('loadingdone', () => {
    document.documentElement.classList.add('with-fonts');
  });
  linkChineseFont(fonts);
}
