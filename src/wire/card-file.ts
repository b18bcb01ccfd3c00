// Files beside answers, for whoever shows them or lets people choose them.

export {
  ARTICLE_FILE_BYTES,
  ARTICLE_FILE_ENDINGS,
  articleFileName,
  CARD_PICTURE_ENDINGS,
  fileWords,
  MOST_CARD_FILES,
} from '../domain/card-file.js';
