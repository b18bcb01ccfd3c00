// pinyin-pro's own declarations cover the whole bundle: 26 MB and 145 ms at start. Its table of single characters is a
// file of its own: 12 MB, most of it garbage, and 30 ms.
declare module 'pinyin-pro/dist/esm/data/dict1.mjs' {
  /** "xíng háng" for 行: readings in pinyin, the usual one first. */
  const readings: { readonly get: (character: string) => string | undefined };
  export default readings;
}
