// The steps of an agent's process that dies before one of its writes: what it has written stays, the rest never happens.

import { createAssignment, type Assignment, type AssignmentParts } from '../../src/desk/assignment.js';

/** The end of a process, seen from inside. */
export class Death extends Error {}

export function mortalAssignment(
  { conversations, agents, outbox, clock, whyNot }: AssignmentParts,
  { writesLeft, onDeath }: { readonly writesLeft: number; readonly onDeath: () => void },
): Assignment {
  let left = writesLeft;
  const mortal = <Arguments extends unknown[], Value>(
    write: (...args: Arguments) => Promise<Value>,
  ): ((...args: Arguments) => Promise<Value>) => {
    return (...args) => {
      left -= 1;
      if (left >= 0) return write(...args);
      onDeath();
      return Promise.reject(new Death());
    };
  };
  return createAssignment({
    conversations: { find: conversations.find, move: mortal(conversations.move) },
    agents: { reserve: mortal(agents.reserve), free: mortal(agents.free) },
    outbox: { enqueue: mortal(outbox.enqueue) },
    clock,
    ...(whyNot === undefined ? {} : { whyNot }),
  });
}
