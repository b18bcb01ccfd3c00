// Shows the notices; a screen reader hears them, faults at once.

import { Button } from 'react-aria-components/Button';

import { useWords } from '../words/words.js';
import { FaultText } from './fault-text.js';
import { dismiss, useNotices } from './notices.js';

export function NoticeBoard() {
  const notices = useNotices();
  const { say } = useWords();
  return (
    <div className="notices" role="log" aria-live="assertive" aria-label={say('notice.title')}>
      {notices.map((notice) => (
        <div key={notice.id} className="notice" data-kind={notice.kind}>
          <div className="notice-text">
            {notice.kind === 'done' ? say(notice.key, notice.fill) : <FaultText fault={notice.fault} />}
          </div>
          <Button
            className="icon-button"
            aria-label={say('close')}
            onPress={() => {
              dismiss(notice.id);
            }}
          >
            ✕
          </Button>
        </div>
      ))}
    </div>
  );
}
