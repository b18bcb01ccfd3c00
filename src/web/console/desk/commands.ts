// What the command palette offers for what was typed. Pure.

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Said beside it: a key, or a talk's last words. */
  readonly hint: string;
  readonly run: () => void;
}

/** Those whose label or hint holds every word that was typed; a label that begins so comes first. Nothing typed: the first ones. */
export function bestCommands(commands: readonly Command[], query: string, most: number): readonly Command[] {
  const words = query.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  const rank = ({ label, hint }: Command): number => {
    const name = label.toLowerCase();
    if (!words.every((word) => name.includes(word) || hint.toLowerCase().includes(word))) return -1;
    return name.startsWith(words[0] ?? '') ? 2 : words.every((word) => name.includes(word)) ? 1 : 0;
  };
  return commands
    .map((command, index) => ({ command, index, rank: rank(command) }))
    .filter((each) => each.rank >= 0)
    .sort((a, b) => b.rank - a.rank || a.index - b.index)
    .slice(0, most)
    .map(({ command }) => command);
}
