// What a screen asks about the banner for all channels. Joined into the table of `agent-events.ts`.

import type { BannerRoom } from '../desk/banner-room.js';
import { toShownBanner } from '../desk/show-banner.js';
import { done, type DeskOutcome } from '../desk/desk-outcome.js';
import type { Banner } from '../domain/banner.js';
import {
  bannerRequests,
  type BannerDraft,
  type BannersView,
  type BannerToHub,
} from '../wire/banner-events.js';
import { asSupervisor, type AgentCall, type AgentEvent } from './agent-call.js';

export const bannerEvents: { readonly [Event in keyof BannerToHub]: AgentEvent<Event> } = {
  banners: {
    schema: bannerRequests.banners,
    isActivity: false,
    handle: (call) => bySupervisor(call, readAll),
  },
  draftBanner: {
    schema: bannerRequests.draftBanner,
    isActivity: true,
    handle: (call, { zh, en, ...span }) =>
      bySupervisor(call, ({ draft }, by) =>
        draft({ text: en === undefined ? { zh } : { zh, en }, ...span }, by),
      ),
  },
  publishBanner: {
    schema: bannerRequests.publishBanner,
    isActivity: true,
    handle: (call, { bannerId }) => bySupervisor(call, ({ publish }, by) => publish(bannerId, by)),
  },
  endBanner: {
    schema: bannerRequests.endBanner,
    isActivity: true,
    handle: (call, { bannerId }) => bySupervisor(call, ({ end }, by) => end(bannerId, by)),
  },
};

function bySupervisor<Value extends object>(
  call: Pick<AgentCall, 'banners' | 'staff'>,
  step: (banners: BannerRoom, by: { id: string; name: string }) => Promise<DeskOutcome<Value>>,
): Promise<DeskOutcome<Value>> {
  const { banners, staff } = call;
  return asSupervisor(call, () => step(banners, { id: staff.id, name: staff.name }));
}

async function readAll({ list, current, rules }: BannerRoom): Promise<DeskOutcome<BannersView>> {
  const { published, drafts } = await list();
  const shownId = current()?.id;
  return done({
    published: published.flatMap((banner) =>
      banner.published === undefined
        ? []
        : [
            {
              ...toDraft(banner),
              publishedBy: banner.published.by,
              publishedAtMs: banner.published.atMs,
              isShown: banner.id === shownId,
            },
          ],
    ),
    drafts: drafts.map(toDraft),
    rules,
  });
}

const toDraft = (banner: Banner): BannerDraft => ({
  ...toShownBanner(banner),
  fromMs: banner.fromMs,
  draftedBy: banner.drafted.by,
  draftedAtMs: banner.drafted.atMs,
});
