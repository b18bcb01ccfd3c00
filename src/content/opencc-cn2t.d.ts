// opencc-js ships declarations that Node's ES module resolution cannot follow (relative imports without `.js`).
declare module 'opencc-js/cn2t' {
  export function Converter(options: { readonly from: 'cn'; readonly to: 'tw' }): (text: string) => string;
}
