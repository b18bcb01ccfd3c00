// One preparation of a clone at a time: two commands started together on a fresh clone must not install over each other.
// Plain JavaScript on Node alone, synchronous like all that runs before the hub.

import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Between two looks at a lock that somebody else holds. Unit: ms. */
const LOOK_EVERY_MS = 200;
/** An installation on a slow line takes minutes; whoever holds on longer is taken for dead. Unit: ms. */
const LONGEST_HOLD_MS = 900_000;

/**
 * Runs `work` while no other process does the same for this file; waits for its turn. A holder that was killed loses it at once.
 * @param {string} file where the holder's process id stands
 * @param {() => void} work
 * @param {(holder: number) => void} onWait called once where somebody else holds it
 */
export function onePreparationAtATime(file, work, onWait) {
  mkdirSync(path.dirname(file), { recursive: true });
  const patienceEndsAt = Date.now() + LONGEST_HOLD_MS;
  let isTold = false;
  while (!take(file)) {
    const holder = readHolder(file);
    if (holder === undefined) continue; // given back between the two looks
    if (!isAlive(holder) || Date.now() > patienceEndsAt) {
      takeAway(file, holder);
      continue;
    }
    if (!isTold) onWait(holder);
    isTold = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS);
  }
  // `process.exit` in the middle of the work runs no `finally`.
  const giveBack = () => {
    rmSync(file, { force: true });
  };
  process.once('exit', giveBack);
  try {
    work();
  } finally {
    process.removeListener('exit', giveBack);
    giveBack();
  }
}

/** The file appears with its content in one step: nobody ever reads it half written. */
function take(file) {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function readHolder(file) {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM'; // somebody else's process is alive, too
  }
}

/** Of two that find the holder dead one renames first; the other may have caught the new holder's file, and gives it back. */
function takeAway(file, holder) {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  if (readHolder(aside) !== holder) {
    try {
      linkSync(aside, file);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  rmSync(aside, { force: true });
}
