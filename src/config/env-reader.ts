// Small typed readers over the environment that collect faults instead of throwing at the first.

import { HubError } from '../domain/errors.js';
import type { Env } from './env.js';

/** 32 characters of base64 hold 192 bits. Ours. */
const FEWEST_SECRET_CHARS = 32;

const isPlainOrigin = (url: URL): boolean =>
  url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';

export class EnvReader {
  /** One sentence a fault, in both languages, beginning with the variable's name. */
  readonly faults: string[] = [];
  readonly #env: Env;

  constructor(env: Env) {
    this.#env = env;
  }

  /** An empty variable counts as absent: compose files write `NAME=`. */
  optional(name: string): string | undefined {
    const value = this.#env[name]?.trim();
    return value === '' ? undefined : value;
  }

  text(name: string, fallback: string): string {
    return this.optional(name) ?? fallback;
  }

  /** A secret of our own making: long enough that nobody guesses it. The value is never repeated. */
  secret(name: string): string | undefined {
    const text = this.optional(name);
    if (text !== undefined && text.length < FEWEST_SECRET_CHARS)
      this.refuse(
        name,
        `至少要 ${FEWEST_SECRET_CHARS} 個字元，例如 openssl rand -base64 32 的結果`,
        `needs at least ${FEWEST_SECRET_CHARS} characters, such as the output of: openssl rand -base64 32`,
      );
    return text;
  }

  integer(name: string, fallback: number, range: { min: number; max: number }): number {
    const text = this.optional(name);
    if (text === undefined) return fallback;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= range.min && value <= range.max) return value;
    this.refuse(
      name,
      `「${text}」不是 ${range.min} 到 ${range.max} 的整數`,
      `"${text}" is not a whole number from ${range.min} to ${range.max}`,
    );
    return fallback;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const text = this.optional(name);
    const found = allowed.find((value) => value === text);
    if (text !== undefined && found === undefined)
      this.refuse(
        name,
        `「${text}」只能是 ${allowed.join('、')}`,
        `"${text}" must be one of ${allowed.join(', ')}`,
      );
    return found ?? fallback;
  }

  /** A value in a notation of its own; `zh` and `en` say what it must look like. `fallback` is in the same notation. */
  parsed<T>(
    name: string,
    fallback: string,
    rule: { parse: (text: string) => T | undefined; zh: string; en: string },
  ): T {
    const text = this.optional(name);
    const value = text === undefined ? undefined : rule.parse(text);
    if (value !== undefined) return value;
    if (text !== undefined) this.refuse(name, `「${text}」${rule.zh}`, `"${text}" ${rule.en}`);
    const standard = rule.parse(fallback);
    if (standard === undefined)
      throw new HubError('CONFIG_DEFAULT', `The default of ${name} cannot be read.`);
    return standard;
  }

  /** A text of one form; the fallback shows it. */
  matching(name: string, form: RegExp, fallback: string): string {
    const text = this.text(name, fallback);
    if (form.test(text)) return text;
    this.refuse(name, `「${text}」要是 ${fallback} 的形式`, `"${text}" must look like ${fallback}`);
    return fallback;
  }

  /** A full address with one of the protocols (`mongodb:`). The value may hold a password: it is never repeated. */
  optionalUrl(name: string, protocols: readonly string[]): string | undefined {
    const text = this.optional(name);
    if (text === undefined) return undefined;
    if (protocols.some((protocol) => text.startsWith(`${protocol}//`) && text.length > protocol.length + 2))
      return text;
    const prefixes = protocols.map((protocol) => `${protocol}//`);
    this.refuse(name, `要以 ${prefixes.join(' 或 ')} 開頭`, `must begin with ${prefixes.join(' or ')}`);
    return undefined;
  }

  /** An http(s) origin: scheme, host, port and nothing after. */
  origin(name: string, fallback: string): string {
    return this.optionalOrigin(name) ?? fallback;
  }

  optionalOrigin(name: string): string | undefined {
    const text = this.optional(name);
    return text === undefined ? undefined : this.#readOrigin(name, text);
  }

  #readOrigin(name: string, text: string): string | undefined {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url !== undefined && /^https?:$/.test(url.protocol) && isPlainOrigin(url)) return url.origin;
    this.refuse(
      name,
      `「${text}」要是 https://主機 的形式，後面不能有路徑`,
      `"${text}" must look like https://host, with no path behind`,
    );
    return undefined;
  }

  /** Origins with commas between; each as `origin` reads it. */
  origins(name: string): readonly string[] {
    const parts = (this.optional(name) ?? '').split(',').map((part) => part.trim());
    return parts.filter((part) => part !== '').map((part) => this.#readOrigin(name, part) ?? part);
  }

  /** Variables that make sense only together: all of them, or none. */
  together<const Names extends readonly string[]>(
    names: Names,
  ): { readonly [Index in keyof Names]: string | undefined } {
    const missing = names.filter((name) => this.optional(name) === undefined);
    const present = names.filter((name) => !missing.includes(name)).join(', ');
    if (present !== '')
      for (const name of missing)
        this.refuse(name, `設了 ${present} 就必須一起設定`, `must be set together with ${present}`);
    return names.map((name) => this.optional(name)) as {
      readonly [Index in keyof Names]: string | undefined;
    };
  }

  /** Notes a fault that only the caller can see. */
  refuse(name: string, zh: string, en: string): void {
    this.faults.push(`${name}: ${zh} / ${en}`);
  }
}
