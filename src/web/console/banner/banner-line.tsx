// What every citizen is told at this moment, above the desk and the wall; and to supervisors, that a draft waits for them.

import { Button } from 'react-aria-components/Button';

import { go, useRoute } from '../shell/route.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { useAwaitingDrafts, useBanner } from './use-banner.js';

export function BannerLine() {
  const { say, language } = useWords();
  const banner = useBanner();
  const awaiting = useAwaitingDrafts();
  const { screen } = useRoute();
  return (
    <div role="status" aria-label={say('banner.title')}>
      {banner === undefined ? null : (
        <p className="banner-line">
          <strong>{say('banner.standing')}</strong>
          <span className="banner-words">
            {language === 'en' ? (banner.text.en ?? banner.text.zh) : banner.text.zh}
          </span>
          <small>{say('banner.until', { time: momentOf(banner.untilMs, language) })}</small>
        </p>
      )}
      {awaiting === 0 || screen === 'wall' ? null : (
        <p className="banner-line awaiting">
          <span>{say('banner.awaiting', { n: awaiting })}</span>
          <Button
            className="button small"
            onPress={() => {
              go({ screen: 'wall' });
            }}
          >
            {say('banner.look')}
          </Button>
        </p>
      )}
    </div>
  );
}
