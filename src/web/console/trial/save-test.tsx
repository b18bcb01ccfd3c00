// A tried question is kept as a test question of the article that should answer it: of the one on the screen, or of another.

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';

import type { TriedView } from '../../../wire/try-api.js';
import { useSession } from '../session/use-session.js';
import { FaultLine } from '../shell/fault-line.js';
import { addTestTo, type AddedTest, type TriedText } from './try-client.js';
import type { Say } from '../words/say.js';
import { useWords } from '../words/words.js';

interface Props {
  readonly question: string;
  readonly tried: TriedView;
  readonly text: TriedText | undefined;
  readonly onAddTest: ((question: string) => void) | undefined;
}

/** Of the article on the screen, which may have no id yet. */
const HERE = '';

export function SaveTest({ question, tried, text, onAddTest }: Props) {
  const { say } = useWords();
  const { csrfToken } = useSession();
  const others = othersOf(tried, text?.id);
  const [chosen, setChosen] = useState(text === undefined ? others[0]?.id : HERE);
  const saving = useMutation({
    mutationFn: async (id: string): Promise<AddedTest | 'here'> => {
      if (id !== HERE) return addTestTo(id, question, csrfToken);
      onAddTest?.(question);
      return 'here';
    },
  });
  if (chosen === undefined) return null;
  const title = others.find(({ id }) => id === saving.variables)?.title ?? text?.content.title ?? '';
  return (
    <form
      className="try-save"
      aria-label={say('try.save')}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(chosen);
      }}
    >
      <h3>{say('try.save')}</h3>
      <p className="field-hint">{say('try.save.lead')}</p>
      <div className="try-save-line">
        <select
          aria-label={say('try.save.which')}
          value={chosen}
          onChange={({ target }) => {
            setChosen(target.value);
            saving.reset();
          }}
        >
          {text === undefined ? null : (
            <option value={HERE}>{say('try.save.this', { title: titleOf(text, say) })}</option>
          )}
          {others.map(({ id, title: name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <Button type="submit" className="button" isDisabled={saving.isPending}>
          {say('try.save.do')}
        </Button>
      </div>
      <p role="status" className="try-saved">
        {saving.data === undefined ? '' : say(`try.saved.${saving.data}`, { title })}
      </p>
      <FaultLine error={saving.error} isAlert />
    </form>
  );
}

const titleOf = ({ content }: TriedText, say: Say): string =>
  content.title === '' ? say('articles.untitled') : content.title;

/** Whoever came up on either side, but for the article on the screen. */
function othersOf({ published, draft }: TriedView, own: string | undefined) {
  const found = [...published.candidates, ...(draft?.candidates ?? [])];
  const ids = new Set([own, draft?.articleId]);
  return [...new Map(found.map(({ articleId: id, title }) => [id, { id, title }])).values()].filter(
    ({ id }) => !ids.has(id),
  );
}
