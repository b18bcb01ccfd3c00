// Which web pages may talk to the hub from a browser: its own, and those that the operator names. Asked at every handshake.

export interface OriginRules {
  /** PUBLIC_URL: where people see the hub, if that is not where it listens. */
  readonly publicUrl?: string;
  /** ALLOWED_ORIGINS: pages of other sites that carry the widget. */
  readonly allowedOrigins: readonly string[];
}

export interface RequestOrigin {
  /** The header `Origin`; browsers always send it with a WebSocket, other programs do not. */
  readonly origin: string | undefined;
  /** The header `Host`. */
  readonly host: string | undefined;
}

/** Is the page one of ours (the hub's own, or PUBLIC_URL)? Requests without an origin come from no page. */
export function isOwnOrigin({ publicUrl }: OriginRules, { origin, host }: RequestOrigin): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return origin === publicUrl || new URL(origin).host === host;
}

/** May this page talk to citizens' talks? Another site's page may when it is listed. */
export function isAllowedOrigin(rules: OriginRules, request: RequestOrigin): boolean {
  return (
    isOwnOrigin(rules, request) ||
    (request.origin !== undefined && rules.allowedOrigins.includes(request.origin))
  );
}
