// The words of what stands beside an article's answer, its card and its English, and of what channels show of them, in Traditional
// Chinese; they come with the editor. English must have the same keys.

export const besideZh = {
  'article.side.key': '{key}：在內文和這裡之間來回',
  'article.english.hint': '要由人翻譯、看過；問題和答案要成對。',
  'article.preview': '民眾會看到',
  'article.preview.none': '寫下答案，這裡就會顯示各管道的樣子。',
  'article.preview.channel': '管道',
  'article.preview.count': '{bubbles} 則訊息，{n} 字',
  'article.preview.picture': '系統沒有公開網址，平台會以文字代替圖片。',
} as const;

export type BesideKey = keyof typeof besideZh;
