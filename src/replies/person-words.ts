// Words that want a person: said as a request, or as abuse. Short lists on purpose: a wrong hit takes an answer away.

/** The whole message is a request for a person; "真人圖書館在哪" is a question. */
const ASKS_FOR_PERSON =
  /^(?:請|拜託|麻煩|幫|我|你|們|要|想|可以|可不可以|能不能|直接|馬上|快|給)*(?:(?:轉接?|找|接|叫|換|打給|跟|和)(?:給|到|個|一個|一位|位|你們|你們的|的)*)?(?:真人|專人|人工|客服人員|服務人員|真人客服|人工客服|線上客服|接線生|承辦人員?)(?:客服|服務|接聽|處理|回覆|回答|講話|說話|談|聊|來|吧|啦|喔|嗎|好嗎|可以嗎|謝謝|,|，|。|!|！|\?|？|\s)*$/u;

/** Insults that mean nothing else. "幹" alone is left out: it stands in 幹部, 能幹, 骨幹. */
const INSULTS = [
  '幹你娘',
  '幹你媽',
  '操你媽',
  '肏你',
  '他媽的',
  '你媽的',
  '靠北',
  '靠腰',
  '王八蛋',
  '混蛋',
  '去你的',
  '狗娘養',
  '雞掰',
  '機掰',
  '白癡',
  '白痴',
  '智障機器人',
  '垃圾客服',
  '廢物',
  '幹林娘',
  'fuck you',
  'fucking',
  'asshole',
  'bitch',
  'motherfucker',
];

export function asksForPerson(text: string): boolean {
  const words = text.trim();
  return words.length <= 20 && ASKS_FOR_PERSON.test(words);
}

/** Never a reason to block: only to let a person answer. */
export function isAbusive(text: string): boolean {
  const words = text.normalize('NFKC').toLowerCase();
  return INSULTS.some((insult) => words.includes(insult));
}
