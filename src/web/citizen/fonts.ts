// Bare machines have no Chinese font and show boxes: they get ours. Everybody else downloads nothing.

import fonts from './fonts.css?url';

const FAMILY = 'Noto Sans TC Variable';

/** A Chinese character is as wide as the type is high; the box that stands for a missing one is not. */
function hasChineseFont(): boolean {
  const brush = document.createElement('canvas').getContext('2d');
  if (brush === null) return true;
  brush.font = '100px system-ui, "PingFang TC", "Noto Sans TC", "Microsoft JhengHei", sans-serif';
  return Math.abs(brush.measureText('永').width - 100) < 10;
}

/** Named only once its slices are there: Chromium keeps the boxes of words that were laid out before. */
async function useOurs(): Promise<void> {
  const words = document.body.innerText;
  const weights = ['400', '600', '700'];
  await Promise.all(weights.map((weight) => document.fonts.load(`${weight} 1em "${FAMILY}"`, words)));
  document.documentElement.classList.add('with-fonts');
}

if (!hasChineseFont()) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = fonts;
  link.addEventListener('load', () => void useOurs());
  document.head.append(link);
}
