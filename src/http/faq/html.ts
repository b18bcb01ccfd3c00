// HTML that is written down by the hub itself. Whatever is filled in is escaped, so that the text of an article stays text.

const HTML = Symbol('html');

/** Markup that may be sent as it is. Made by `html` alone. */
export interface Html {
  readonly [HTML]: string;
}

/** Strings and numbers are escaped; undefined leaves nothing. */
export type Filling = string | number | Html | readonly Html[] | undefined;

/**
 * Attributes that are filled in must stand in double quotes.
 *
 * @example html`<p title="${title}">${text}</p>`
 */
export function html(parts: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  const text = parts.map((part, at) => `${part}${written(fillings[at])}`).join('');
  return { [HTML]: text };
}

/** Markup of ours in which nothing is filled in. */
export const asItIs = (markup: string): Html => ({ [HTML]: markup });

export const textOf = (markup: Html): string => markup[HTML];

function written(filling: Filling): string {
  if (filling === undefined) return '';
  if (typeof filling === 'string' || typeof filling === 'number') return escapeHtml(String(filling));
  return HTML in filling ? filling[HTML] : filling.map(textOf).join('');
}

/** For element content and for attributes in quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** An address that may stand in `href`: web pages and telephone numbers. Undefined for anything else, `javascript:` first of all. */
export function linkOf(address: string): string | undefined {
  return /^(?:https?:\/\/|tel:\+?\d)/i.test(address) ? address : undefined;
}
