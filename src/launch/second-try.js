// Suites run real processes, three at a time, on whatever machine there is. One that fails beside others is asked once more, alone: what
// fails twice fails. What failed once is named, for it may be a fault that chance has shown. Plain JavaScript: see `prepare.js`.

/** What judges that nothing is lost or said twice: broken once is broken. */
const NO_SECOND_TRY = /[\\/]test[\\/]chaos[\\/]/;
/** More than this is no chance. */
const MOST_SUITES = 3;

/**
 * The files to run again; none where a second try would prove nothing.
 *
 * @param {{ readonly testResults: readonly { readonly name: string, readonly status: string }[] }} report As `jest --json` writes it.
 */
export function suitesToAskAgain({ testResults }) {
  const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
  return failed.length > MOST_SUITES || failed.some((name) => NO_SECOND_TRY.test(name)) ? [] : failed;
}
