// What is shown only until a moment, and goes by itself then: also while the hub is out of reach.

/** Browsers lose a timer beyond some 24 days; what lasts longer is looked at again. Unit: ms. */
const LONGEST_TIMER_MS = 86_400_000;

/** Each call takes the place of the one before; `untilMs` by the browser's clock. */
export function createFading<T>(
  show: (value: T | undefined) => void,
): (value: T | undefined, untilMs: number) => void {
  let timer: number | undefined;
  const put = (value: T | undefined, untilMs: number): void => {
    window.clearTimeout(timer);
    const leftMs = untilMs - Date.now();
    const isOver = value === undefined || leftMs <= 0;
    if (!isOver)
      timer = window.setTimeout(
        () => {
          put(value, untilMs);
        },
        Math.min(leftMs, LONGEST_TIMER_MS),
      );
    show(isOver ? undefined : value);
  };
  return put;
}
