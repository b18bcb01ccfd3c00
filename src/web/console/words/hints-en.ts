// The words of what is worth a second look while an article is written, in English; they come with the editor.

import type { HintKey } from './hints-zh.js';

export const hintsEn = {
  'hints.title': 'Writing hints',
  'hints.count': 'Writing hints ({n})',
  'hints.lead': 'Hints only: nothing here stops you from publishing, and you decide.',
  'hints.none': 'Nothing to point out',
  'hints.none.next':
    'Once you write, this tells you of questions another article asks already, figures that differ from another article, office language, long sentences, days that have passed, and addresses that are broken or dead.',
  'hints.told': '{n} writing hints',
  'hints.twin': 'Asks much like another article',
  'hints.twin.double': 'Nearly the same question as another article',
  'hints.twin.next': 'Make one of the two, or word them apart.',
  'hints.figures': 'These two say different figures',
  'hints.figures.next': 'They may be about different things; please see that both are right.',
  'hints.reading': 'Hard to read for citizens',
  'hints.address': 'The address does not open',
  'hints.english': 'The answer has changed, its English has not',
  'hints.english.next': 'Have somebody read the English and change it too, if it needs to.',
  'hints.link.gone': 'The page of a link is gone',
  'hints.link.silent': 'The site of a link does not answer',
  'hints.link.next': 'So at each check since {day}; please open it, put in the new address or take it out.',
  'hints.link.away': 'opens a new window',
  'hints.day': 'Names a day that has passed',
  'hints.day.next': '{day} has passed; see whether this still holds.',
  'hints.due': 'Its day of review has passed',
  'hints.due.next': 'It was to be read again by {day}.',
  'hints.over': 'Its last day has passed',
  'hints.over.next': 'Citizens do not get it after {day}.',
  'hints.here': 'This article',
  'hints.there': 'The other',
  'hints.open': 'Open “{title}”',
} as const satisfies Record<HintKey, string>;
