// A browser that writes down what it would have sounded and shown: `heard`. It may be told that nobody looks at it: `isAway`.

/** For `addInitScript`: a tone is its loudness, a note its words. */
export const LISTENING = `
  globalThis.heard = [];
  globalThis.isAway = false;
  Object.defineProperty(document, 'visibilityState', { get: () => (globalThis.isAway ? 'hidden' : 'visible') });
  globalThis.Notification = class {
    static permission = 'granted';
    static requestPermission = () => Promise.resolve('granted');
    constructor(title) { heard.push('note: ' + title); }
    close() {}
  };
  globalThis.AudioContext = class {
    currentTime = 0;
    destination = {};
    createOscillator = () => ({ frequency: {}, connect: (next) => next, start() {}, stop() {} });
    createGain = () => ({
      gain: {
        setValueAtTime: (loudness) => { heard.push(loudness.toFixed(2)); },
        exponentialRampToValueAtTime() {},
      },
      connect() {},
    });
  };
`;
