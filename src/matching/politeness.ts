// Words around a question that say nothing of it: greetings, thanks, "may I ask", particles. Called by normalize on
// folded text (Simplified, lower case, no punctuation). Ours, collected from how people write to a hotline.

const OPENINGS: readonly string[] = [
  ...['请问一下', '请问', '请教一下', '请教', '想请问一下', '想请问', '想请教', '我想请问', '我想请教'],
  ...[
    '想问一下',
    '想问',
    '我想问一下',
    '我想问',
    '想询问',
    '我想询问',
    '我想知道',
    '想知道',
    '想了解',
    '我想了解',
  ],
  ...[
    '你好',
    '您好',
    '大家好',
    '哈啰',
    '哈喽',
    '嗨',
    '嘿',
    '安安',
    '早安',
    '午安',
    '晚安',
    '早上好',
    '下午好',
    '晚上好',
  ],
  ...[
    '不好意思',
    '抱歉',
    '打扰了',
    '打扰一下',
    '打扰',
    '麻烦你',
    '麻烦您',
    '麻烦一下',
    '麻烦',
    '拜托',
    '劳驾',
  ],
  ...[
    '可以请问',
    '可以问一下',
    '方便请问',
    '可不可以请问',
    '能不能请问',
    '跟你请教',
    '跟您请教',
    '问一下',
    '问个问题',
  ],
  ...[
    '客服',
    '小编',
    '市府',
    '长官',
    '先生',
    '小姐',
    '那个',
    '那',
    '我要问',
    '帮我查一下',
    '帮我查',
    '帮忙查一下',
  ],
  ...['hello', 'hi', 'hey', 'good morning', 'good afternoon', 'good evening', 'excuse me', 'please', 'sorry'],
  ...['may i ask', 'can i ask', 'could you tell me', 'can you tell me', 'please tell me', 'i want to know'],
  ...['i would like to know', 'do you know'],
];

const CLOSINGS: readonly string[] = [
  ...[
    '谢谢你',
    '谢谢您',
    '谢谢喔',
    '谢谢啰',
    '谢谢',
    '感谢您',
    '感谢你',
    '感谢',
    '多谢',
    '谢啦',
    '谢了',
    '感恩',
    '3q',
    '3ku',
  ],
  ...['拜托了', '拜托', '麻烦了', '麻烦您了', '麻烦你了', '麻烦您', '麻烦你', '辛苦了', '不好意思', '打扰了'],
  ...[
    '吗',
    '呢',
    '啊',
    '喔',
    '哦',
    '噢',
    '吧',
    '呀',
    '啦',
    '耶',
    '欸',
    '诶',
    '嘛',
    '哩',
    '捏',
    '唷',
    '哟',
    '齁',
    '了吗',
  ],
  ...['thanks', 'thank you', 'thank you very much', 'thanks a lot', 'please', 'thx'],
];

const longestFirst = (words: readonly string[]): string[] => [...words].sort((a, b) => b.length - a.length);
const SORTED_OPENINGS = longestFirst(OPENINGS);
const SORTED_CLOSINGS = longestFirst(CLOSINGS);

/** The span of the text that is left when politeness is taken off both ends; the whole text if nothing would be left. */
export function withoutPoliteness(text: string): { readonly start: number; readonly end: number } {
  let start = 0;
  let end = text.length;
  for (;;) {
    const closing = SORTED_CLOSINGS.find((word) => closesWith(text, word, start, end));
    const to = dropSpace(text, end - (closing?.length ?? 0));
    const opening = SORTED_OPENINGS.find((word) => opensWith(text, word, start, to));
    const from = skipSpace(text, start + (opening?.length ?? 0));
    if (from === start && to === end) return { start, end };
    start = from;
    end = to;
  }
}

/** True if the word stands at `start` and something else is left behind it. A Latin word must end there. */
function opensWith(text: string, word: string, start: number, end: number): boolean {
  const after = start + word.length;
  return (
    after < end &&
    text.startsWith(word, start) &&
    isBoundary(text, after, word.at(-1)) &&
    hasRest(text, after, end)
  );
}

function closesWith(text: string, word: string, start: number, end: number): boolean {
  const before = end - word.length;
  return (
    before > start &&
    text.startsWith(word, before) &&
    isBoundary(text, before, word[0]) &&
    hasRest(text, start, before)
  );
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
