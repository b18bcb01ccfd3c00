// The line that says what went wrong, where something did.

import { toFault } from './fault.js';
import { FaultText } from './fault-text.js';

interface Props {
  /** Null or undefined: nothing went wrong, and nothing stands there. */
  readonly error: unknown;
  /** Read out at once; for a line that stands in no region of its own that says so. */
  readonly isAlert?: boolean;
}

export function FaultLine({ error, isAlert = false }: Props) {
  if (error === null || error === undefined) return null;
  return (
    <p className="refusal" role={isAlert ? 'alert' : undefined}>
      <FaultText fault={toFault(error)} />
    </p>
  );
}
