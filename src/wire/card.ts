// What a card may hold, for whoever lets people write one: the very limits of the hub's check, and its plain words.

export {
  BUTTON_LABEL_CHARS,
  CARD_HEADINGS,
  CARD_URL_CHARS,
  CARD_WORDS_CHARS,
  IMAGE_ALT_CHARS,
  LINK_TITLE_CHARS,
  MOST_CARD_BUTTONS,
  MOST_CARD_LINKS,
  MOST_CARD_STEPS,
  PHONE_CHARS,
  PLACE_CHARS,
  SAID_CHARS,
  STEP_CHARS,
  longestWordsOfCard,
  mapUrlOf,
} from '../domain/card.js';
export { MOST_RELATED } from '../domain/article.js';
