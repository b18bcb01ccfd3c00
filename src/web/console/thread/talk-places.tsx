// Where the talk is about: what colleagues noted and what the citizen sent. Covered like every personal fact; the map is another
// site's, opened by a link and never drawn here.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Button } from 'react-aria-components/Button';

import { MOST_PLACE_CHARS } from '../../../wire/shared.js';
import type { TalkPlace } from '../../../wire/workplace-events.js';
import { useDesk } from '../desk/desk-context.js';
import { putRow } from '../desk/desk-feed.js';
import { useSession } from '../session/use-session.js';
import { tellFault } from '../shell/notices.js';
import { momentOf } from '../words/clock-words.js';
import { useWords } from '../words/words.js';
import { CopyButton } from './copy-button.js';
import { mapAddressOf } from './map-address.js';
import { NotingForm } from './noting-form.js';

interface Props {
  readonly conversationId: string;
  readonly places: readonly TalkPlace[];
  readonly isShown: boolean;
}

export function TalkPlaces({ conversationId, places, isShown }: Props) {
  const { say } = useWords();
  const { hub } = useDesk();
  const cache = useQueryClient();
  const { id: myId } = useSession().staff;
  const [typed, setTyped] = useState('');
  const titleId = useId();
  const noting = useMutation({
    mutationFn: (address: string) => hub.ask('place', { conversationId, address }),
    onSuccess: ({ row }) => {
      putRow(cache, row, myId);
      setTyped('');
    },
    onError: tellFault,
  });
  const isNoted = places.some(({ from }) => from === 'desk');
  return (
    <section className="context-part" aria-labelledby={titleId}>
      <h3 id={titleId}>{say('place.title')}</h3>
      {places.length === 0 ? <p className="field-hint">{say('place.none')}</p> : null}
      <ul className="noted-list">
        {places.map((place) => (
          <li key={`${place.from}-${place.atMs}`}>
            <PlaceLine place={place} isShown={isShown} />
            {place.from === 'desk' ? (
              <span className="noted-buttons">
                <Button
                  className="button small"
                  aria-label={say('place.forgetIt')}
                  isPending={noting.isPending}
                  onPress={() => {
                    noting.mutate('');
                  }}
                >
                  {say('case.remove')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      <NotingForm
        label={say('place.label')}
        button={say(isNoted ? 'place.change' : 'place.note')}
        mostChars={MOST_PLACE_CHARS}
        {...{ typed, setTyped }}
        isPending={noting.isPending}
        onDone={(address) => {
          noting.mutate(address);
        }}
      />
    </section>
  );
}

function PlaceLine({ place, isShown }: { readonly place: TalkPlace; readonly isShown: boolean }) {
  const { say, language } = useWords();
  const { from, byName = '', atMs, address, point } = place;
  const told = address ?? (point === undefined ? undefined : `${point.latitude}, ${point.longitude}`);
  const time = momentOf(atMs, language);
  return (
    <>
      <span className="noted-text">{told ?? say('place.covered')}</span>
      <span className="noted-by">
        {from === 'desk' ? say('case.by', { name: byName, time }) : say('place.sent', { time })}
      </span>
      {isShown && told !== undefined ? (
        <span className="noted-buttons">
          <CopyButton text={told} />
          <a className="button small" href={mapAddressOf(place)} target="_blank" rel="noreferrer">
            {say('place.map')}
          </a>
        </span>
      ) : null}
    </>
  );
}
