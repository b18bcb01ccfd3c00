// What a process has cost so far, read from the kernel: the process's own, whatever else the machine does.

import { readFileSync } from 'node:fs';

/** Linux counts a process's CPU in hundredths of a second. Source: proc(5), sysconf(_SC_CLK_TCK). Unit: ms. */
const TICK_MS = 10;

export function cpuMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

export function rssMbOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
