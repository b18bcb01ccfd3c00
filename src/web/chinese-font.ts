// For machines without a Chinese font, which show boxes: ours. Everybody else downloads nothing.

/** A Chinese character is as wide as the type is high; the box that stands for a missing one is not. */
function hasChineseFont(): boolean {
  const brush = document.createElement('canvas').getContext('2d');
  if (brush === null) return true;
  brush.font = '100px system-ui, "PingFang TC", "Noto Sans TC", "Microsoft JhengHei", sans-serif';
  return Math.abs(brush.measureText('永').width - 100) < 10;
}

/** Links the style sheet that names our slices, where they are needed. */
export function linkChineseFont(styleSheet: string, onLinked: () => void = () => undefined): void {
  if (hasChineseFont()) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = styleSheet;
  link.addEventListener('load', onLinked);
  document.head.append(link);
}
