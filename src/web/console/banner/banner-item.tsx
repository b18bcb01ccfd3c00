// One banner as supervisors see it: how it stands, both texts, who wrote and who published it, and what may be done.

import type { ReactNode } from 'react';

import type { BannerDraft, PublishedBanner } from '../../../wire/banner-events.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly banner: BannerDraft | PublishedBanner;
  readonly children: ReactNode;
}

export function BannerItem({ banner, children }: Props) {
  const { say, language } = useWords();
  const { text, fromMs, untilMs, draftedBy } = banner;
  const state = stateOf(banner);
  return (
    <li className="banner-item" data-state={state}>
      <p className="banner-facts">
        <span className="tag">{say(`banner.state.${state}`)}</span>
        <span>
          {say('banner.span', { from: momentOf(fromMs, language), until: momentOf(untilMs, language) })}
        </span>
      </p>
      <p className="banner-words" lang="zh-Hant-TW">
        {text.zh}
      </p>
      {text.en === undefined ? null : (
        <p className="banner-words" lang="en">
          {text.en}
        </p>
      )}
      <p className="banner-facts">
        <span>{say('banner.draftedBy', { name: draftedBy.name })}</span>
        {'publishedBy' in banner ? (
          <span>{say('banner.publishedBy', { name: banner.publishedBy.name })}</span>
        ) : null}
      </p>
      <div className="banner-buttons">{children}</div>
    </li>
  );
}

function stateOf(banner: BannerDraft | PublishedBanner): 'draft' | 'shown' | 'later' | 'behind' {
  if (!('publishedBy' in banner)) return 'draft';
  if (banner.isShown) return 'shown';
  return banner.fromMs > Date.now() ? 'later' : 'behind';
}
