// A link as one line: its name, a blank, its address. Pure.

interface Link {
  title: string;
  url: string;
}

/** The address is the last word of the line. */
export function toLink(line: string): Link {
  const at = line.trimEnd().lastIndexOf(' ');
  return at === -1
    ? { title: line.trim(), url: '' }
    : { title: line.slice(0, at).trim(), url: line.slice(at + 1).trim() };
}
