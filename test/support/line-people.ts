// What LINE tells about people: profiles of those who talk to us, and of members in their groups. Used by fake-line.

import { refuse, type Answer } from './line-ledger.js';

/** Source: LINE Messaging API reference, "Get profile", "Get group chat member profile", checked 2026-11-21. */
const PROFILE = /^GET \/v2\/bot\/profile\/(U[0-9a-f]{32})$/;
const MEMBER = /^GET \/v2\/bot\/(?:group|room)\/([CR][0-9a-f]{32})\/member\/(U[0-9a-f]{32})$/;

export class LinePeople {
  readonly #names = new Map<string, string>();
  readonly #members = new Map<string, string>();

  name(id: string, name: string): void {
    this.#names.set(id, name);
  }

  join(group: string, id: string, name: string): void {
    this.#members.set(`${group}/${id}`, name);
  }

  hide(id: string): void {
    this.#names.delete(id);
  }

  tell(path: string): Answer {
    const person = PROFILE.exec(path)?.[1];
    if (person !== undefined) return answer(person, this.#names.get(person), { language: 'zh-TW' });
    const [, group, member] = MEMBER.exec(path) ?? [];
    if (group === undefined || member === undefined) return refuse(400, `No such address: ${path}`);
    return answer(member, this.#members.get(`${group}/${member}`), {});
  }
}

function answer(userId: string, displayName: string | undefined, more: object): Answer {
  if (displayName === undefined) return refuse(404, 'Not found');
  const pictureUrl = `https://profile.line-scdn.example/${userId}`;
  return { status: 200, body: { userId, displayName, pictureUrl, ...more } };
}
