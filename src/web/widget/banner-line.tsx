// What every citizen is to know now, above the talk: said once by screen readers, put away by a press, back with the next one.

import { useState } from 'preact/hooks';

import type { ShownBanner } from '../../wire/shown-banner.js';
import { CloseIcon } from './icons.js';
import type { Keeping } from './keeping-shape.js';
import { momentOf } from './log-times.js';
import type { Language, Words } from './words.js';

/** What was put away, kept between visits. */
const KEPT_AS = 'banner';

interface BannerProps {
  readonly banner: ShownBanner | undefined;
  readonly say: Words;
  readonly language: Language;
  readonly keeping: Keeping;
}

export function BannerLine({ banner, say, language, keeping }: BannerProps) {
  const [dismissed, setDismissed] = useState(() => keeping.read(KEPT_AS));
  const isShown = banner !== undefined && banner.bannerId !== dismissed;
  return (
    // The region stands before its words come: that is what makes them heard.
    <div role="status">
      {isShown && (
        <div class="banner">
          <div class="banner-words">
            <strong>{say.notice}</strong>
            <p lang={language === 'en' && banner.text.en !== undefined ? 'en' : 'zh-Hant-TW'}>
              {language === 'en' ? (banner.text.en ?? banner.text.zh) : banner.text.zh}
            </p>
            <small>{say.until(momentOf(banner.untilMs, say.lang))}</small>
          </div>
          <button
            type="button"
            class="quiet icon"
            aria-label={say.dismiss}
            onClick={(event) => {
              keeping.write(KEPT_AS, banner.bannerId);
              setDismissed(banner.bannerId);
              // The button goes with the words: whoever uses the keyboard goes on at the talk.
              event.currentTarget.closest('section')?.querySelector<HTMLElement>('.log')?.focus();
            }}
          >
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  );
}
