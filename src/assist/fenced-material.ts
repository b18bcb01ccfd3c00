// Strangers' words on their way into a prompt: fenced, so that the model can tell them from the task.

const FENCE = '=====';

/** The text under its name; a fence inside the text is broken. */
export function fenced(name: string, text: string): string {
  return `${FENCE} ${name} ${FENCE}\n${text.replaceAll('====', '= = ')}`;
}
