// Which passwords are too easy to guess. Used where one is set: by a person, by the administrator, by the environment.
// Length and a list of the usual suspects, no "one capital, one digit" (NIST SP 800-63B, 5.1.1.2).

export const PASSWORD_MIN_CHARS = 12;
export const PASSWORD_MAX_CHARS = 200;

/** What is left once the usual pieces are taken out must still be this long. */
const FEWEST_OWN_CHARS = 5;
const FEWEST_DIFFERENT_CHARS = 5;

/** Pieces that guessers try first. Ours, after the yearly lists of leaked passwords. Longest first. */
const USUAL_PIECES: readonly string[] = [
  'administrator', 'qwertyuiop', '1q2w3e4r5t', 'asdfghjkl', 'password', 'passw0rd', 'p@ssw0rd', 'p@ssword', '1qaz2wsx',
  'iloveyou', 'changeme', 'sunshine', 'princess', 'football', 'baseball', 'zxcvbnm', 'welcome', 'letmein', 'dragon',
  'monkey', 'master', 'qwerty', 'asdfgh', 'zxcvbn', '1q2w3e', 'taiwan', 'taipei', 'secret', 'admin', 'login', 'yima',
  '1999',
]; // prettier-ignore

export type PasswordWeakness = 'short' | 'long' | 'monotonous' | 'usual';

/** `own`: the person's e-mail address and name, which a guesser knows too. */
export function weaknessOf(password: string, own: readonly string[] = []): PasswordWeakness | undefined {
  const chars = Array.from(password.normalize('NFKC').toLowerCase());
  if (chars.length < PASSWORD_MIN_CHARS) return 'short';
  if (chars.length > PASSWORD_MAX_CHARS) return 'long';
  if (new Set(chars).size < FEWEST_DIFFERENT_CHARS) return 'monotonous';
  const pieces = [...own.flatMap(piecesOf), ...USUAL_PIECES];
  const rest = pieces.reduce((left, piece) => left.replaceAll(piece, ''), chars.join(''));
  return withoutRuns(Array.from(rest)).length < FEWEST_OWN_CHARS ? 'usual' : undefined;
}

/** `An.Lee@city.gov.tw` → the whole, `an.lee`, `city`. Pieces under four characters stand in honest passwords too. */
function piecesOf(own: string): string[] {
  const whole = own.normalize('NFKC').toLowerCase();
  const [local = '', domain = ''] = whole.split('@');
  return [whole, local, domain.split('.')[0] ?? ''].filter((piece) => piece.length >= 4);
}

/** Takes out `1234`, `dcba`, `aaaa`: characters that each follow the one before by the same step of at most one. */
function withoutRuns(chars: readonly string[]): string[] {
  return chars.filter((_, at) => {
    const step = stepTo(chars, at);
    return Number.isNaN(step) || Math.abs(step) > 1 || step !== stepTo(chars, at - 1);
  });
}

const stepTo = (chars: readonly string[], at: number): number =>
  (chars[at]?.codePointAt(0) ?? Number.NaN) - (chars[at - 1]?.codePointAt(0) ?? Number.NaN);
