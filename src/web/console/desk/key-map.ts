// Which key means what, and what a person has made of it. Pure; `keys.ts` listens.

/** Everything that a key can do, with the key that it has unasked. By `code`, the place on the keyboard. */
export const DEFAULT_KEYS = {
  claim: 'KeyC',
  next: 'Alt+KeyJ',
  previous: 'Alt+KeyK',
  reply: 'Alt+KeyL',
  note: 'Alt+KeyP',
  suggest1: 'Alt+Digit1',
  suggest2: 'Alt+Digit2',
  suggest3: 'Alt+Digit3',
  dismiss: 'Alt+Digit0',
  undo: 'Alt+KeyZ',
  refresh: 'Alt+KeyR',
  resolve: 'Alt+KeyE',
  resolveNext: 'Mod+Alt+KeyE',
  wrapUp: 'Alt+KeyW',
  giveBack: 'Alt+KeyB',
  transfer: 'Alt+KeyT',
  pause: 'Alt+KeyS',
  tag: 'Alt+KeyG',
  shiftNotes: 'Alt+KeyN',
  context: 'Alt+KeyO',
  side: 'Alt+KeyA',
  palette: 'Mod+KeyK',
  show: 'Shift+Slash',
  close: 'Escape',
} as const;

export type DeskKey = keyof typeof DEFAULT_KEYS;
export type KeyMap = Readonly<Record<DeskKey, string>>;

export const DESK_KEYS = Object.keys(DEFAULT_KEYS) as readonly DeskKey[]; // its own keys

/** Heard on every screen. */
export const ANYWHERE_KEYS = ['palette', 'show'] as const satisfies readonly DeskKey[];
/** Heard where an article is written. */
export const AT_ARTICLE_KEYS = ['side'] as const satisfies readonly DeskKey[];
/** Heard at the desk alone. */
export const AT_DESK_KEYS = DESK_KEYS.filter(
  (key) => ![...ANYWHERE_KEYS, ...AT_ARTICLE_KEYS].some((each) => each === key),
);

export interface KeyPress {
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

const MODIFIERS = /^(?:Alt|Control|Meta|Shift)(?:Left|Right)$|^(?:OS|Fn|CapsLock|AltGraph)/u;

/** `Mod+Alt+KeyE`; undefined while only modifiers are down. Control and Command are the same key to us. */
export function chordOf({ code, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): string | undefined {
  if (code === '' || MODIFIERS.test(code)) return undefined;
  const held = [ctrlKey || metaKey ? 'Mod' : '', altKey ? 'Alt' : '', shiftKey ? 'Shift' : ''];
  return [...held.filter(Boolean), code].join('+');
}

/** Is it a letter, a digit or a sign that people type? Those are off where single keys are off, and inside a field. */
export const isSingle = (chord: string): boolean => !/Mod|Alt/u.test(chord) && chord !== 'Escape';

/** What a chord is called on the keys themselves. */
export function nameOf(chord: string): string {
  if (chord === 'Shift+Slash') return '?';
  return chord
    .split('+')
    .map((part) =>
      part
        .replace(/^(?:Key|Digit)/u, '')
        .replace('Mod', 'Ctrl')
        .replace('Escape', 'Esc'),
    )
    .join('+');
}

/** What a person changed, over what stands; unknown names and empty chords are left out. */
export function withChanges(stored: string | undefined): KeyMap {
  return { ...DEFAULT_KEYS, ...readChanges(stored) };
}

function readChanges(stored: string | undefined): Partial<Record<DeskKey, string>> {
  try {
    const changes: unknown = JSON.parse(stored ?? '{}');
    if (typeof changes !== 'object' || changes === null) return {};
    const known = Object.entries(changes).filter(
      ([name, chord]) => Object.hasOwn(DEFAULT_KEYS, name) && typeof chord === 'string' && chord !== '',
    );
    return Object.fromEntries(known);
  } catch {
    return {};
  }
}

/** Which other action has this chord already. */
export const holderOf = (keys: KeyMap, chord: string, but: DeskKey): DeskKey | undefined =>
  DESK_KEYS.find((key) => key !== but && keys[key] === chord);
