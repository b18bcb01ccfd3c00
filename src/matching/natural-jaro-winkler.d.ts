// As for the stemmer: one CommonJS file of natural, which types only its whole bundle.
declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  export default function jaroWinkler(left: string, right: string, options: object): number;
}
