// In the head of a talk: its tags, and the way to change them.

import { Button } from 'react-aria-components/Button';

import type { ConversationRow } from '../../../wire/talk-rows.js';
import { nameOf } from '../desk/key-map.js';
import { useKeyMap } from '../desk/keys.js';
import { useWords } from '../words/words.js';
import { TagMarks } from './tag-marks.js';

interface Props {
  readonly row: ConversationRow;
  readonly onChange: () => void;
}

export function TagLine({ row, onChange }: Props) {
  const { say } = useWords();
  const [keys] = useKeyMap();
  return (
    <div className="tag-line">
      <TagMarks ids={row.tags} />
      <Button className="tag-add" aria-keyshortcuts={nameOf(keys.tag)} onPress={onChange}>
        {say('tag.add')}
      </Button>
    </div>
  );
}
