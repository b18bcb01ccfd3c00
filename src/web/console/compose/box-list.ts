// A list above the text box, worked by the box's own keys: arrows, Enter, Tab, Esc.

export interface BoxList {
  readonly listId: string;
  /** The option that Enter takes; undefined where there is none. */
  readonly chosenId: string | undefined;
  readonly move: (by: 1 | -1) => void;
  /** Takes the chosen one; nothing where there is none. */
  readonly take: () => void;
  readonly close: () => void;
}
