// A limit on how long one waits, not on the work: it may still come to its end.

/** The outcome of `work`; `fault` where it takes longer, by default an Error that names the time. Unit: ms. */
export async function inTime<T>(
  ms: number,
  work: Promise<T>,
  fault = (): Error => new Error(`no answer within ${ms} ms`),
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(fault());
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
