// The banner for all channels, in English.

import type { bannerZh } from './banner-zh.js';

export const bannerEn: Readonly<Record<keyof typeof bannerZh, string>> = {
  'banner.title': 'Notice on all channels',
  'banner.standing': 'Shown now',
  'banner.until': 'until {time}',
  'banner.span': '{from} until {until}',
  'banner.none': 'No notice stands',
  'banner.awaiting': 'Notices that wait for your approval: {n}',
  'banner.look': 'Review them on the wall',
  'banner.state.draft': 'Draft',
  'banner.state.shown': 'Shown now',
  'banner.state.later': 'Not yet',
  'banner.state.behind': 'Behind a later one',
  'banner.draftedBy': 'Written by {name}',
  'banner.publishedBy': 'Published by {name}',
  'banner.own': 'Another supervisor has to publish it',
  'banner.write': 'Write a notice',
  'banner.publish': 'Publish on all channels',
  'banner.end': 'Take it down',
  'banner.drop': 'Throw away',
  'banner.draft': 'Keep as draft',
  'banner.drafted': 'Kept as draft; another supervisor publishes it.',
  'banner.drafted.alone': 'Kept as draft; read it again, then publish it.',
  'banner.published': 'Published on all channels.',
  'banner.ended': 'Taken down.',
  'banner.dropped': 'Thrown away.',
  'banner.text.zh': 'Text in Chinese',
  'banner.text.en': 'Text in English (optional)',
  'banner.from': 'Begins (empty: once it is published)',
  'banner.hours': 'How long',
  'banner.hours.n': '{n} hours',
  'banner.hint':
    'It goes by itself when its time is over, or whenever you take it down. The web page shows it at once; on LINE and Messenger it stands in front of the next automatic answer, once for each citizen, without an extra push. Without a beginning the time counts from now.',
};
