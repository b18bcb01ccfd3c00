// How many talks lie under each tab: of the lists that are here whole, their length; of the others, the hub's count.

import type { Tab } from '../shell/route.js';
import { useCurrentRows, useRows, useTotal } from './use-rows.js';

export function useCounts(): Readonly<Record<Tab, number | undefined>> {
  return {
    waiting: useRows('waiting').data?.length,
    mine: useCurrentRows('mine', useRows('mine').data)?.length,
    paused: useCurrentRows('paused', useRows('paused').data)?.length,
    all: useTotal('all'),
    resolved: useTotal('resolved'),
  };
}
