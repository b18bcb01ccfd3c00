// Small typed readers over the environment that collect faults instead of throwing at the first.

import type { Env } from './env.js';

export interface EnvReader {
  readonly faults: string[];
  readonly optional: (name: string) => string | undefined;
  readonly text: (name: string, fallback: string) => string;
  readonly integer: (name: string, fallback: number, range: { min: number; max: number }) => number;
  readonly oneOf: <T extends string>(name: string, allowed: readonly T[], fallback: T) => T;
  readonly optionalUrl: (name: string, protocols: readonly string[]) => string | undefined;
  /** An http(s) origin: scheme, host, port and nothing after. */
  readonly origin: (name: string, fallback: string) => string;
  /** Variables that make sense only together: all of them, or none. */
  readonly together: (names: readonly string[]) => readonly (string | undefined)[];
}

export function createEnvReader(env: Env): EnvReader {
  const faults: string[] = [];
  /** An empty variable counts as absent: compose files write `NAME=`. */
  const optional = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === '' ? undefined : value;
  };
  const fault = (name: string, zh: string, en: string): void => {
    faults.push(`${name}: ${zh} / ${en}`);
  };

  return {
    faults,
    optional,
    text: (name, fallback) => optional(name) ?? fallback,
    integer(name, fallback, { min, max }) {
      const text = optional(name);
      if (text === undefined) return fallback;
      const value = Number(text);
      if (/^\d+$/.test(text) && value >= min && value <= max) return value;
      fault(
        name,
        `「${text}」不是 ${min} 到 ${max} 的整數`,
        `"${text}" is not a whole number from ${min} to ${max}`,
      );
      return fallback;
    },
    oneOf(name, allowed, fallback) {
      const text = optional(name);
      const found = allowed.find((value) => value === text);
      if (text !== undefined && found === undefined)
        fault(
          name,
          `「${text}」只能是 ${allowed.join('、')}`,
          `"${text}" must be one of ${allowed.join(', ')}`,
        );
      return found ?? fallback;
    },
    optionalUrl(name, protocols) {
      const text = optional(name);
      if (text === undefined) return undefined;
      if (protocols.some((protocol) => text.startsWith(`${protocol}//`)) && URL.canParse(text)) return text;
      fault(
        name,
        `要以 ${protocols.join(' 或 ')}// 開頭的完整位址`,
        `must be a full address beginning with ${protocols.join(' or ')}//`,
      );
      return undefined;
    },
    origin(name, fallback) {
      const text = optional(name);
      if (text === undefined) return fallback;
      const url = URL.canParse(text) ? new URL(text) : undefined;
      const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:';
      if (url !== undefined && isHttp && url.pathname === '/' && url.search === '' && url.hash === '')
        return url.origin;
      fault(
        name,
        `「${text}」要是 https://主機 的形式,後面不能有路徑`,
        `"${text}" must look like https://host, with no path behind`,
      );
      return fallback;
    },
    together(names) {
      const values = names.map((name) => optional(name));
      const missing = names.filter((_, index) => values[index] === undefined);
      if (missing.length > 0 && missing.length < names.length) {
        const present = names.filter((name) => !missing.includes(name)).join(', ');
        for (const name of missing)
          fault(name, `設了 ${present} 就必須一起設定`, `must be set together with ${present}`);
      }
      return values;
    },
  };
}
