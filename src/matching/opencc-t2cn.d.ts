// opencc-js ships declarations that Node's ES module resolution cannot follow (relative imports without `.js`).
declare module 'opencc-js/t2cn' {
  export function Converter(options: {
    readonly from: 'tw' | 'hk' | 't';
    readonly to: 'cn';
  }): (text: string) => string;
}
