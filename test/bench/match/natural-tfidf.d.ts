// One CommonJS file of natural, which types only its whole bundle.
declare module 'natural/lib/natural/tfidf/tfidf.js' {
  export default class TfIdf {
    addDocument(terms: readonly string[]): void;
    /** One value per document. */
    tfidfs(terms: readonly string[]): number[];
  }
}
