// natural types only its whole bundle, which loads 40 MB; we take one CommonJS file of it.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { readonly stem: (token: string) => string };
  export default stemmer;
}
