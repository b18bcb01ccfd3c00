// The words of the search over everything in English.

import type { findZh } from './find-zh.js';

export const findEn: Readonly<Record<keyof typeof findZh, string>> = {
  'find.title': 'Find talks, articles, people, screens and actions',
  'find.search': 'What are you looking for?',
  'find.hint':
    'Citizens (王○明), tags, articles, canned replies, colleagues, screens, settings and actions. ↑↓ to choose, Enter to open.',
  'find.asking': 'Still looking…',
  'find.count': 'Found: {n}.',
  'find.none':
    'Nothing found for “{query}”. Try fewer letters; talks are found by what lists show: covered names, tags, last words.',
  'find.recent': 'Used lately',
  'find.talks': 'Talks',
  'find.actions': 'Actions',
  'find.articles': 'Articles',
  'find.replies': 'Canned replies',
  'find.people': 'Colleagues',
  'find.screens': 'Screens and lists',
  'find.settings': 'Settings',
  'find.list': 'List: {list}',
  'find.state': 'I am: {state}',
  'find.theme': 'Appearance: {theme}',
  'find.alerts.also': 'sound volume quiet hours do not disturb desktop notifications',
  'find.keys.also': 'shortcuts',
  'find.put': 'put into reply',
  'find.public': 'public page',
  'find.person.talks': 'Talks of {name}',
  'find.person.pass': 'Pass this talk on to {name}',
  'find.person.mention': 'Mention {name} in a note',
};
