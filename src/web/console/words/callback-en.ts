// Messages that citizens have left, in English.

import type { callbackZh } from './callback-zh.js';

export const callbackEn: Readonly<Record<keyof typeof callbackZh, string>> = {
  'callback.title': 'Message to answer',
  'callback.count': '{n} messages to answer',
  'callback.count.late': '{n} overdue',
  'callback.open': 'Show messages',
  'callback.shut': 'Back to talks',
  'callback.none': 'No message waits for an answer',
  'callback.none.next':
    'When a citizen chooses to leave a message instead of waiting, it comes here, due after four service hours.',
  'callback.noWords': 'Nothing more was left; the question is in the talk',
  'callback.due': 'Answer by {time}',
  'callback.due.unknown': 'No service hours within half a year',
  'callback.long.minutes': '{m} min left',
  'callback.long.hours': '{h} h {m} min left',
  'callback.late.minutes': '{m} min overdue',
  'callback.late.hours': '{h} h {m} min overdue',
  'callback.phone': 'Left a phone number',
  'callback.window.open-to-people': 'Only people may write',
  'callback.window.closed': 'Cannot be written to',
  'callback.closed.next':
    'The platform takes no more messages for this person. If they left a number, call them and close it here.',
  'callback.claim': 'Take and answer',
  'callback.finish': 'Close this message',
  'callback.finish.title': 'Close the message of {name}',
  'callback.finish.submit': 'Close it',
  'callback.finished': 'The message of {name} is closed.',
  'callback.outcome': 'What came of it',
  'callback.outcome.answered': 'Answered in the talk',
  'callback.outcome.phoned': 'Answered by phone',
  'callback.outcome.not-reached': 'Could not be reached',
  'callback.outcome.not-needed': 'No answer needed',
  'callback.note': 'A few words (optional)',
  'callback.note.hint': 'For colleagues only; kept as a note in the talk.',
  'wall.callbacks': 'Messages to answer',
  'wall.callbacks.late': '{n} overdue',
  'wall.callbacks.fine': 'none overdue',
};
