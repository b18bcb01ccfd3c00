// Words around a question that say nothing of it: greetings, thanks, "may I ask", particles. Called by normalize on
// folded text (Simplified, lower case, no punctuation). Ours, collected from how people write to a hotline; built of
// parts, because people join them in ever new ways ("客服人員您好 有個問題想請教一下").

/** Any one of these, in this order: the longer before its own beginning. */
const oneOf = (...words: readonly string[]): string => `(?:${words.join('|')})`;
const perhaps = (...words: readonly string[]): string => `${oneOf(...words)}?`;
const several = (...words: readonly string[]): string => `${oneOf(...words)}*`;

const YOU = oneOf('您们', '你们', '您', '你');
const WHO = oneOf(
  '客服人员',
  '客服',
  '服务人员',
  '承办人员',
  '小编',
  '市府',
  '市长',
  '长官',
  '各位',
  '大大',
  '先生',
  '小姐',
);
const A_LITTLE = oneOf('一下下', '一下', '看看');
const PARTICLE = oneOf('喔', '哦', '噢', '啰', '呢', '啊', '啦', '呀', '耶', '唷');

const OPENINGS = oneOf(
  // Greetings.
  `${several(WHO)}${oneOf('您好', '你好', '大家好', '们好', '好呀')}`,
  ...[
    '客服人员',
    '客服',
    '小编',
    '市府',
    '长官',
    '各位',
    '大大',
    '大家好',
    '哈啰',
    '哈喽',
    '嗨',
    '嘿',
    '安安',
    '早安',
    '午安',
    '晚安',
  ],
  `${oneOf('早上', '上午', '中午', '下午', '晚上')}好`,
  `我是${perhaps('一位', '一个', '一名', '个', '本市', '市')}${oneOf('市民', '民众')}`,
  // Excuses.
  ...['不好意思', '抱歉', '对不起', '打扰一下', '打扰了', '打扰', '劳驾', '这么晚了', '那么晚了'],
  `${oneOf('麻烦', '拜托')}${perhaps(YOU)}${perhaps('了', '一下')}${perhaps('帮忙', '帮我', '协助')}`,
  // Leads to a question.
  `${perhaps('我', '小弟', '小妹', '本人')}有${perhaps('一个', '几个', '个', '一些', '些', '件')}${oneOf('问题', '事情', '事')}${oneOf('想请教', '想请问', '想问', '请教', '请问')}${perhaps(YOU)}${perhaps(A_LITTLE)}`,
  `${perhaps('可不可以', '能不能', '可以', '方便', '是否可以')}${perhaps('再', '先')}${oneOf('请问', '请教')}${perhaps(YOU)}${perhaps(A_LITTLE)}${perhaps(PARTICLE)}`,
  `(?:我要|${perhaps('我', '也')}${oneOf('想要', '想')})${perhaps('再', '先')}${perhaps(`[跟向]${YOU}`)}${oneOf('请问', '请教', '询问', '问', '了解', '知道')}${perhaps(A_LITTLE)}${perhaps(PARTICLE)}`,
  `[跟向]${YOU}${oneOf('请教', '请问', '询问')}${perhaps(A_LITTLE)}`,
  ...['可以问一下', '问一下', '问个问题', '那个', '那'],
  `${perhaps('请', '可以', '能')}${perhaps(YOU)}${oneOf('帮我', '帮忙')}${perhaps('我')}${oneOf('查', '看', '问', '确认')}${A_LITTLE}`,
  ...[
    '帮我查',
    'good morning',
    'good afternoon',
    'good evening',
    'excuse me',
    'hello',
    'hey',
    'hi',
    'please',
    'sorry',
  ],
  ...['may i ask', 'can i ask', 'could you tell me', 'can you tell me', 'please tell me', 'i want to know'],
  ...['i would like to know', 'do you know'],
);

const CLOSINGS = oneOf(
  `${several('非常', '真的', '很', '万分', '十分', '先', '再次')}${oneOf('感激不尽', '感谢', '谢谢', '多谢', '感恩', '感激', '谢啦', '谢了')}${several(YOU, '大家', '各位', '了', PARTICLE)}${perhaps('的')}${perhaps('回复', '答复', '回答', '解答', '帮忙', '帮助', '协助', '指教', '说明', '服务', '告知')}${several('了', PARTICLE)}`,
  `${perhaps('再', '先')}(?<![很好太超真])${oneOf('麻烦', '拜托', '辛苦')}${perhaps(YOU, '大家', '各位')}${several('了', PARTICLE)}${perhaps('回复', '答复', '回答', '解答', '帮忙', '协助', '告知')}${several('了', PARTICLE)}`,
  `${oneOf('敬祝', '祝')}${perhaps(YOU, '大家')}${oneOf('一切顺利', '事事顺心', '身体健康', '工作顺利', '工作愉快', '顺心', '平安', '健康', '顺利', '愉快', '安康')}`,
  `${oneOf('敬请', '请', '盼', '期待', '等', '静候')}${perhaps('尽快', '早日')}${perhaps(YOU)}${perhaps('的')}${oneOf('回复', '答复')}`,
  ...['不好意思', '打扰了', '在线等', '求解', '3ku', '3q'],
  ...['了吗', '吗', '吧', '嘛', '欸', '诶', '哩', '捏', '哟', '齁', PARTICLE],
  ...['thank you very much', 'thanks in advance', 'thanks a lot', 'thank you', 'thanks', 'please', 'thx'],
);

/** No politeness is longer; what stands further off is not looked at. Unit: characters. */
const MAX_CHARS = 40;
const OPENING = new RegExp(`^${OPENINGS}`);
const CLOSING = new RegExp(`${CLOSINGS}$`);

/** The span of the text that is left when politeness is taken off both ends; the whole text if nothing would be left. */
export function withoutPoliteness(text: string): { readonly start: number; readonly end: number } {
  let start = 0;
  let end = text.length;
  for (;;) {
    const to = dropSpace(text, end - closingChars(text, start, end));
    const from = skipSpace(text, start + openingChars(text, start, to));
    if (from === start && to === end) return { start, end };
    start = from;
    end = to;
  }
}

/** How many characters at `start` are politeness; 0 where nothing else would be left. A Latin word must end there. */
function openingChars(text: string, start: number, end: number): number {
  const [word = ''] = OPENING.exec(text.slice(start, Math.min(end, start + MAX_CHARS))) ?? [];
  const after = start + word.length;
  return after < end && isBoundary(text, after, word.at(-1)) && hasRest(text, after, end) ? word.length : 0;
}

function closingChars(text: string, start: number, end: number): number {
  const [word = ''] = CLOSING.exec(text.slice(Math.max(start, end - MAX_CHARS), end)) ?? [];
  const before = end - word.length;
  return before > start && isBoundary(text, before, word[0]) && hasRest(text, start, before)
    ? word.length
    : 0;
}

const LATIN = /[\p{Script=Latin}\p{N}]/u;

function isBoundary(text: string, at: number, edge: string | undefined): boolean {
  if (edge === undefined || !LATIN.test(edge)) return true;
  return !(LATIN.test(text[at - 1] ?? ' ') && LATIN.test(text[at] ?? ' '));
}

const hasRest = (text: string, start: number, end: number): boolean => text.slice(start, end).trim() !== '';

function skipSpace(text: string, at: number): number {
  return text[at] === ' ' ? at + 1 : at;
}

function dropSpace(text: string, end: number): number {
  return text[end - 1] === ' ' ? end - 1 : end;
}
