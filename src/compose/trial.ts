// What the editors' try-out works on: the live knowledge, the test questions, and the bot's own surroundings.

import type { Spoken } from '../domain/working-calendar.js';
import type { QuestionTest } from '../knowledge/check-questions.js';
import type { LinkWatch } from '../knowledge/links/link-watch.js';
import type { LiveKnowledge } from '../knowledge/live-knowledge.js';
import { createTrial, type Trial } from '../knowledge/trial/trial.js';
import type { RoadParts } from './road-parts.js';

export function createTrialSide(
  { config, deps: { clock }, registry, shippedTests }: RoadParts,
  {
    knowledge: live,
    tests,
    links,
  }: {
    readonly knowledge: LiveKnowledge;
    readonly tests: () => readonly QuestionTest[];
    readonly links: Pick<LinkWatch, 'deadAmong'>;
  },
  { serviceHours }: { readonly serviceHours: (nowMs: number) => Spoken },
): Trial {
  const bot = { cityName: config.city.name, serviceHours, adapters: registry.all };
  return createTrial({ live, tests, shippedTests, bot, links, clock });
}
