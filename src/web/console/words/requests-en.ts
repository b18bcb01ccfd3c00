// The words of articles that colleagues ask for in English; part of `late-words.ts`.

import type { requestsZh } from './requests-zh.js';

export const requestsEn: Readonly<Record<keyof typeof requestsZh, string>> = {
  'requests.title': 'Ask for an article',
  'requests.lead':
    'Citizens ask and there is no article: ask the department for one here. It answers within two working days.',
  'requests.ask': 'What is missing',
  'requests.question': 'How citizens ask it',
  'requests.question.hint': 'One sentence, without a citizen’s name, number or address.',
  'requests.department': 'Which department',
  'requests.department.any': 'Not sure: the editors decide',
  'requests.note': 'More about it (optional)',
  'requests.note.hint': 'What people have asked lately, and what they are told now.',
  'requests.talk':
    'The number of this conversation goes along, so that supervisors can find where it came from.',
  'requests.send': 'Send',
  'requests.sent': 'Sent; answered by {day}.',
  'requests.mine': 'Sent by me',
  'requests.mine.none': 'Nothing yet. What departments answer is shown here.',
  'requests.inbox': 'Articles that colleagues ask for',
  'requests.inbox.lead':
    'Answer within two working days: with a published article, or with a reason why there will be none.',
  'requests.inbox.none': 'Nobody is waiting.',
  'requests.by': '{name}, {time}',
  'requests.due': 'answer by {day}',
  'requests.due.soon': 'due {day}, less than a day left',
  'requests.due.overdue': 'overdue since {day}',
  'requests.late': 'answered late',
  'requests.fromTalk': 'from a conversation',
  'requests.near': 'Answer with an article',
  'requests.near.none': 'No article comes near. Write one and publish it: it will be listed here.',
  'requests.answer': 'Answer with it',
  'requests.answer.with': 'Answer with it: {title}',
  'requests.draft': 'Write a new article',
  'requests.refuse': 'Refuse, with a reason',
  'requests.reason': 'Why there will be none',
  'requests.reason.hint': 'Whoever asked sees it.',
  'requests.refuse.send': 'Send the reason',
  'requests.answered': 'There is an article:',
  'requests.refused': 'No article: {reason}',
  'requests.ended': 'Ended lately ({n})',
  'requests.reopen': 'Undo',
  'requests.reopen.of': 'Undo “{question}”',
  'requests.open': 'Waiting for the department',
};
