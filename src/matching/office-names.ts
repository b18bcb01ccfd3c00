// How people name the office that an article belongs to: 環境保護局 is 環保局, 研究發展考核委員會 is 研考會. Read from the
// department that editors write; called when an index is built.

/** What a city puts before the name, in the script that texts are compared in. */
const OWNER = /^(?:.*?(?:市|县)(?:政府|立)|\p{Script=Han}{1,3}市(?=\p{Script=Han}{3})|台湾)/u;
/** An office, perhaps within another one: 財政部國稅局. What stands behind the last is a section of it. */
const OFFICES = /(\p{Script=Han}{2,14}?)(委员会|公司|局|处|署|所|馆|会|部)/gu;
/** 社會局 is the shortest name that nothing else is called. Unit: characters. */
const MIN_CHARS = 3;
/** Nearly every word of a name has two characters; in a short form its first stands for it. */
const WORD_CHARS = 2;

/**
 * The name of the office itself and the short forms that its words allow: the first characters of two words or more, the
 * first word among them, and the ending.
 *
 * @param department normalised, such as 「示范市政府环境保护局」
 */
export function officeNames(department: string): string[] {
  const names = [...department.replace(OWNER, '').matchAll(OFFICES)].flatMap(
    ([name, stem = '', ending = '']) => [name, ...shortForms(stem, ending)],
  );
  return [...new Set(names)].filter((each) => each.length >= MIN_CHARS);
}

function shortForms(stem: string, ending: string): string[] {
  if (stem.length % WORD_CHARS !== 0) return [];
  const [first = '', ...others] = stem.match(/../gu) ?? [];
  return headsOf(others).map((heads) => first.slice(0, 1) + heads + ending.slice(-1));
}

/** The first characters of every choice of at least one word, in their order. */
function headsOf(words: readonly string[]): string[] {
  return words.reduce<string[]>((chosen, word) => {
    const head = word.slice(0, 1);
    return [...chosen, ...chosen.map((before) => before + head), head];
  }, []);
}
