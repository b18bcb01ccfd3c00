// The words of what is worth a second look while an article is written, in Traditional Chinese; they come with the editor. English must
// have the same keys.

export const hintsZh = {
  'hints.title': '寫作提醒',
  'hints.count': '寫作提醒（{n}）',
  'hints.lead': '這些只是提醒，不會擋住發布；要不要改由您決定。',
  'hints.none': '目前沒有要提醒的',
  'hints.none.next':
    '開始寫以後，這裡會提醒：別篇已經問過的、數字和別篇不一樣的、公文用語、太長的句子、過去的日期、寫壞或失效的網址、沒跟著改的英文。',
  'hints.told': '有 {n} 則寫作提醒',
  'hints.twin': '問法和另一篇很像',
  'hints.twin.double': '和另一篇幾乎是同一題',
  'hints.twin.next': '合成一篇，或把問法改得分得開。',
  'hints.figures': '這兩篇寫的數字不一樣',
  'hints.figures.next': '說的可能是不同的事；請確認兩邊都對。',
  'hints.reading': '民眾不容易讀',
  'hints.address': '網址打不開',
  'hints.english': '答案改了，英文還是舊的',
  'hints.english.next': '請人看過英文，一起改；不用改就不必理會。',
  'hints.link.gone': '連結的網頁不在了',
  'hints.link.silent': '連結的網站連不上',
  'hints.link.next': '從 {day} 起每次檢查都是這樣；請打開看看，換成新的網址或拿掉。',
  'hints.link.away': '另開新視窗',
  'hints.day': '提到的日期已經過了',
  'hints.day.next': '{day} 已經過了；請看內容還對不對。',
  'hints.due': '檢視期限已經過了',
  'hints.due.next': '原定 {day} 前再看一次。',
  'hints.over': '有效期限已經過了',
  'hints.over.next': '{day} 之後民眾看不到這一篇。',
  'hints.here': '這一篇',
  'hints.there': '另一篇',
  'hints.open': '開啟〈{title}〉',
} as const;

export type HintKey = keyof typeof hintsZh;
