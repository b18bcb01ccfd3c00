// A supervisor writes a banner; a colleague publishes it.

import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { BannersView } from '../../../wire/banner-events.js';
import { MOST_BANNER_CHARS } from '../../../wire/shown-banner.js';
import { useDesk } from '../desk/desk-context.js';
import { tellDone, tellFault } from '../shell/notices.js';
import { TitledDialog } from '../shell/titled-dialog.js';
import { useWords } from '../words/words.js';

/** How long a banner may stand, as far as the city lets it; whoever needs it longer publishes it again. Unit: hours. */
const HOURS = [1, 2, 4, 8, 12, 24, 48, 72, 120, 168] as const;
const USUAL_HOURS = 4;
const HOUR_MS = 3_600_000;

interface Props {
  readonly rules: BannersView['rules'];
  readonly onClose: () => void;
}

export function BannerDialog({ rules, onClose }: Props) {
  const { say } = useWords();
  const { hub } = useDesk();
  const id = useId();
  const [texts, setTexts] = useState({ zh: '', en: '' });
  const [beginsAt, setBeginsAt] = useState('');
  const [hours, setHours] = useState(Math.min(USUAL_HOURS, rules.mostHours));
  const zh = texts.zh.trim();
  const en = texts.en.trim();
  const drafting = useMutation({
    mutationFn: () => {
      const fromMs = beginsAt === '' ? undefined : momentIn(beginsAt);
      return hub.ask('draftBanner', {
        zh,
        ...(en === '' ? {} : { en }),
        ...(fromMs === undefined ? {} : { fromMs }),
        untilMs: Math.max(fromMs ?? 0, Date.now()) + hours * HOUR_MS,
      });
    },
    onSuccess: () => {
      tellDone(rules.isSecondNeeded ? 'banner.drafted' : 'banner.drafted.alone', {});
      onClose();
    },
    onError: tellFault,
  });
  return (
    <TitledDialog className="banner-dialog" title={say('banner.write')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (zh !== '') drafting.mutate();
        }}
      >
        {(['zh', 'en'] as const).map((each) => (
          <div key={each} className="field">
            <label htmlFor={`${id}${each}`}>{say(`banner.text.${each}`)}</label>
            <textarea
              id={`${id}${each}`}
              className="composer-box"
              rows={3}
              maxLength={MOST_BANNER_CHARS}
              autoFocus={each === 'zh'}
              required={each === 'zh'}
              lang={each === 'zh' ? 'zh-Hant-TW' : 'en'}
              value={texts[each]}
              onChange={(event) => {
                setTexts({ ...texts, [each]: event.target.value });
              }}
            />
          </div>
        ))}
        <div className="banner-times">
          <div className="field">
            <label htmlFor={`${id}from`}>{say('banner.from')}</label>
            <input
              id={`${id}from`}
              type="datetime-local"
              aria-describedby={`${id}hint`}
              value={beginsAt}
              onChange={(event) => {
                setBeginsAt(event.target.value);
              }}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}hours`}>{say('banner.hours')}</label>
            <select
              id={`${id}hours`}
              value={hours}
              onChange={(event) => {
                setHours(Number(event.target.value));
              }}
            >
              {lengths(rules.mostHours).map((each) => (
                <option key={each} value={each}>
                  {say('banner.hours.n', { n: each })}
                </option>
              ))}
            </select>
          </div>
        </div>
        <p id={`${id}hint`} className="field-hint">
          {say('banner.hint')}
        </p>
        <div className="form-buttons">
          <Button className="button" onPress={onClose}>
            {say('cancel')}
          </Button>
          <Button
            className="button primary"
            type="submit"
            isDisabled={zh === ''}
            isPending={drafting.isPending}
          >
            {say('banner.draft')}
          </Button>
        </div>
      </form>
    </TitledDialog>
  );
}

/** The city's clock, wherever the browser stands. */
const momentIn = (local: string): number => Date.parse(`${local}:00+08:00`);

/** The usual lengths that are allowed, and the longest one. */
function lengths(mostHours: number): readonly number[] {
  return [...new Set([...HOURS.filter((each) => each < mostHours), mostHours])];
}
