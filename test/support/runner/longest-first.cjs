// Which suite begins when. Without times of earlier runs jest begins with the largest files; the suite that takes longest is a small
// one, and would end alone, minutes behind all others.

'use strict';

const { default: Sequencer } = require('@jest/test-sequencer');

/** By measured time. */
const LONGEST = [
  '/chaos/kills',
  '/sockets/agent-namespace',
  '/browser/console',
  '/browser/',
  '/chaos/',
  '/walks/',
];

class LongestFirst extends Sequencer {
  /** @param {readonly { readonly path: string }[]} tests */
  sort(tests) {
    const place = ({ path }) => {
      const at = LONGEST.findIndex((part) => path.includes(part));
      return at === -1 ? LONGEST.length : at;
    };
    return [...super.sort([...tests])].sort((a, b) => place(a) - place(b));
  }
}

module.exports = LongestFirst;
