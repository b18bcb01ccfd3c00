// For machines without a Chinese font: slices of ours come as characters need them, but Chromium keeps the boxes of words that
// it had laid out under the same list of fonts before. Another name at the end of the list makes it lay them out anew.

/** Call once. Where the machine has its own Chinese font nothing is ever fetched, and nothing happens. */
export function redrawWithLateFonts(): void {
  let redraws = 0;
  document.fonts.addEventListener('loadingdone', () => {
    redraws += 1;
    document.documentElement.style.setProperty('--font-end', `sans-serif, "redraw ${redraws}"`);
  });
}
