// The words of the card's editor in English; they come with the article's editor.

import type { CardKey } from './card-zh.js';

export const cardEn = {
  'article.card.title': 'Card: steps, buttons, place, links, picture, files',
  'card.lead': 'Stands below the answer: seen at a glance, done at a press. Every part is optional.',
  'card.english': 'English and its card',
  'card.english.lead': 'The English answer has a card of its own; without one, people see its words alone.',
  'card.english.first': 'Write the English question and answer first; then it can have a card.',
  'card.add': 'Add to the card',
  'card.part.add': '+ {part}',
  'card.part.remove': 'Take off: {part}',
  'card.part.image': 'Picture',
  'card.part.steps': 'Steps',
  'card.part.place': 'Place',
  'card.part.links': 'Websites',
  'card.part.files': 'Files',
  'card.part.buttons': 'Buttons',
  'card.field': '{part}: {field}',
  'card.count': '{n}/{most} characters',
  'card.words':
    'Whole card {n}/{most} characters, addresses included. Where no card can be shown, these words are said.',
  'card.row.add': '+ One more ({n}/{most})',
  'card.row.up': 'Move up: {name} {n}',
  'card.row.down': 'Move down: {name} {n}',
  'card.row.remove': 'Delete: {name} {n}',
  'card.row.moved': '{name}: moved to place {n}',
  'card.row.removed': '{name} {n} deleted',
  'card.step': 'Step {n}',
  'card.link.title': 'Name of the site',
  'card.link.url': 'Address',
  'card.file.title': 'Name of the file',
  'card.file.look': 'Look at the file: {file}',
  'card.button.kind': 'When pressed',
  'card.button.kind.link': 'Open a site',
  'card.button.kind.say': 'Ask something',
  'card.button.kind.call': 'Call',
  'card.button.label': 'Words on the button',
  'card.button.link': 'Address',
  'card.button.link.hint': 'A whole https address.',
  'card.button.say': 'What it asks for the citizen',
  'card.button.say.hint': 'As if the citizen had typed it: a question that the bot can answer.',
  'card.button.call': 'Telephone number',
  'card.button.call.hint': 'Such as 1999 or 02-1234-5678.',
  'card.image.url': 'Address of the picture',
  'card.image.hint':
    'Filled in by an upload; or a whole https address. JPEG or PNG, wide (20:13) looks best.',
  'card.image.alt': 'What is to be seen',
  'card.image.alt.hint': 'For whoever cannot see it; shown in its place where it cannot be fetched.',
  'card.image.public':
    'This system has no public address (PUBLIC_URL): LINE and Messenger cannot fetch its pictures and show the words instead. Have it set, or use a whole https address.',
  'card.place.name': 'Name of the place',
  'card.place.address': 'Postal address',
  'card.place.latitude': 'Latitude',
  'card.place.longitude': 'Longitude',
  'card.place.hint':
    'Copy the point from a map (right-click) and paste it into latitude: both are filled in.',
  'card.place.look': 'See it on the map',
  'card.shown.image':
    'LINE: on top of the card. Messenger: a picture to open. Web: only uploaded pictures are drawn, those of other sites become links, so that nobody learns who is reading.',
  'card.shown.steps':
    'At most 8. LINE and web: a numbered list. Messenger: text. Several lines can be pasted at once.',
  'card.shown.place':
    'LINE: a location to navigate to. Messenger and web: the address with a link to the map.',
  'card.shown.links': 'At most 4. LINE and web: the name as a link. Messenger: name and address.',
  'card.files.public':
    'This hub has no public address yet (PUBLIC_URL): LINE and Messenger cannot open files and will only name them. Ask whoever runs it.',
  'card.shown.files':
    'At most 4, each of 10 MB. LINE and web: the name as a link, with type and size. Messenger: name and address. Citizens can open them once the article is published.',
  'upload.picture': 'Upload a picture',
  'upload.picture.hint': 'Drop it here, paste it here, or press to choose. JPEG or PNG, 10 MB at most.',
  'upload.file': 'Upload a file',
  'upload.file.hint':
    'Drop it here, paste it here, or press to choose. PDF, ODF (ODT, ODS, ODP) or a picture.',
  'upload.progress': 'Upload of {name}',
  'upload.done': '{name} is uploaded',
  'upload.noRoom': 'Only {n} more can stand here.',
  'upload.tooLarge': 'The file is too large: {most} at most.',
  'card.shown.buttons':
    'At most 3 (Messenger takes no more) of 20 characters (LINE takes no more). Messenger cannot call short numbers such as 1999: they are written out.',
  'article.preview.faults': 'To be mended; the preview leaves these parts out:',
  'article.preview.limit':
    'Text {n}/{most} characters: {name} takes {most} a message; longer ones are split.',
  'article.preview.picture.shown': 'Picture: {alt}',
  'article.preview.picture.look': 'Open in a new tab',
  'article.preview.chips': 'Buttons above the input',
  'article.conflict.field': 'Take theirs for this field',
} as const satisfies Record<CardKey, string>;
