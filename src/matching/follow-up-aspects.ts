// The words of follow-ups: for each aspect how it is asked for, and how approved text speaks of it. Ours, from how people
// write to a hotline and how cities write answers. Called by follow-up and split-questions.

import type { Aspect } from '../domain/follow-up.js';
import { foldScript } from './script-fold.js';

interface AspectWords {
  /** What asks for it, in folded, normalised text. */
  readonly asked: RegExp;
  /** What surely speaks of it in folded text, then what may; undefined: the whole answer does. */
  readonly told?: readonly [sure: RegExp, likely?: RegExp];
}

/** Written as the city writes; folded like everything that is compared. */
const folded = (source: string): RegExp => new RegExp(foldScript(source), 'giu');

/** What a verb of getting it done looks like; says nothing of which matter. */
const DOING =
  '(?:辦理|申請|申辦|報名|登記|領取|繳費|繳納|通報|檢舉|預約|補辦|辦|領|拿|繳|弄|處理|報|查|問|看|買|用|回覆|回|修|清|撥款|匯款|撥|匯|送|寄)';
const MAY = '(?:可不可以|能不能|可以|可否|能否|能|是不是可以)';
const MUST = '(?:需不需要|要不要|是不是要|需要|必須|一定要|應該|要|需|得|該)';
const WHAT = '(?:什麼|甚麼|啥|哪些|哪種|哪幾樣|幾張|多少)';
const WHERE = '(?:哪裡|哪邊|哪兒|哪一?個?(?:地方|單位|機關|窗口|櫃檯)|哪一?[間家]|什麼(?:地方|單位)|何處)';
const DAY = '(?:星期|禮拜|週|周)(?:一|二|三|四|五|六|日|天|末)|六日|假日|平日|例假日|國定假日|週休';
const SOMEBODY =
  '(?:別人|他人|其他人|家人|家屬|親戚|朋友|同事|鄰居|小孩|兒子|女兒|太太|老婆|先生|老公|爸媽|爸爸|媽媽|父母|爺爺|奶奶|阿公|阿嬤|代理人|人家|人|我(?:媽|爸|老公|老婆|先生|太太|兒子|女兒|姊|弟|妹|哥|爸媽|家人)?)';

const WORDS: Readonly<Record<Aspect, AspectWords>> = {
  fee: {
    asked: folded(
      `${MUST}?(?:付|花|繳|收|準備)?(?:多少|幾)(?:錢|元|塊錢?|費用?)|(?:${MUST}|還)?(?:付|花|收|繳)?(?:費用|規費|手續費|工本費|價錢|價格|票價|費率|收費標準)(?:${MUST}?多少|怎麼算|是多少|呢)?|怎麼(?:收費|算錢)|${MUST}?(?:會)?(?:收費|付費|付錢|花錢|收錢|自費|自付)|免費|不用錢|要錢|優惠|打折|折扣|半價|押金|保證金|多少錢?$|很?貴(?:不貴)?|how much(?: does| do| is| will)?(?: it| this| that)?(?: cost)?|what(?: is|s) the (?:fee|cost|price|charge)|(?:fees?|costs?|prices?|charges?)\\b|is it free|for free|free of charge|(?:have|need) to pay|pay (?:anything|for it)`,
    ),
    told: [
      folded(
        '規費|費用|收費|免費|工本費|手續費|票價|費率|[0-9]+ ?(?:元|塊)|\\bfees?\\b|free\\b|\\bcosts?\\b|nt\\$',
      ),
    ],
  },
  payment: {
    asked: folded(
      `(?:${MAY}|${MUST}|能)?(?:用)?(?:刷卡|信用卡|現金|行動支付|悠遊卡|一卡通|line ?pay|街口|轉帳|匯款|超商繳|銀行繳|自動扣繳)(?:付|繳)?|怎麼(?:付|繳)(?:款|錢|費)?|(?:pay )?(?:by|with|in) (?:credit )?(?:card|cash)|credit cards?|cash\\b|easycard`,
    ),
    told: [
      folded(
        '刷卡|信用卡|現金|支付|悠遊卡|一卡通|轉帳|匯款|超商|扣繳|繳費|\\bcards?\\b|\\bcash\\b|convenience store',
      ),
    ],
  },
  amount: {
    asked: folded(
      `(?:${MAY}|會)?(?:領|拿|補助|補|給|發|有)(?:到)?(?:多少)(?:錢|元)?|(?:補助|津貼|金額|獎金)(?:是|有)?多少|多少(?:補助|津貼|獎金)|(?:一個?月|每個?月|一年|一次)(?:${MAY}|會|有)?(?:領|拿|給|補助)?多少(?:錢|元)?|how much (?:(?:can|will|do|would) (?:i|we) (?:get|receive)|money)`,
    ),
    told: [folded('[0-9][0-9,]* ?(?:元|塊)|[一二三四五六七八九十0-9] ?萬|金額|nt\\$')],
  },
  documents: {
    asked: folded(
      `${MUST}?(?:先)?(?:帶|準備|附|檢附|備|交|填|出示|繳交)(?:${WHAT})?(?:過去|去|來)?(?:的)?(?:證件|文件|資料|東西|材料|表格|表|證明|單子)?(?=$|[^a-z])(?<=帶|帶去|帶來|帶過去|準備|附|檢附|什麼|甚麼|啥|哪些|證件|文件|資料|東西|材料|表格|表|證明)|(?:${WHAT})(?:證件|文件|資料|表格|證明|東西)|應備|(?:${MUST})?(?:正本|影本|蓋章|範本|(?:申請書|表格)?下載)(?:還是影本)?|(?:證件|文件|資料|申請書|表格|印章|照片|相片|大頭照)(?:有)?(?:${WHAT}|呢|怎麼準備)?|what (?:(?:do|should|must) (?:i|we) (?:need to |have to )?(?:bring|prepare|take|show|have with me)|to (?:bring|prepare|take)|(?:documents?|papers?|id)(?: do (?:i|we) need| are needed| should i bring)?|(?:do|would) (?:i|we) need(?: to bring| to prepare)?)|(?:which|what|any) (?:documents?|papers?)|documents?\\b|paperwork|bring\\b|(?:need|have) to bring`,
    ),
    told: [
      folded(
        '要帶|請帶|攜帶|帶著|準備|檢附|附上|備妥|備齊|填|^帶|\\bbring\\b|documents?|\\bprepare\\b|\\btake\\b',
      ),
      folded('證件|文件|申請書|影本|印章|身分證|照片'),
    ],
  },
  place: {
    asked: folded(
      `(?:${MUST})?(?:去|到|在|跑|往|是在)?(?:最近的)?${WHERE}(?:去)?${DOING}?|去哪${DOING}?|在哪${DOING}?|到哪${DOING}?|地址(?:是|在|給我)?|(?:在)?幾樓|地點|位置|怎麼(?:去|走|過去|搭車)|最近的|哪一?間|where(?: (?:do|can|should|could) (?:i|we) (?:go|apply|do (?:it|that|this)|get it|pay|report it))?(?: is (?:it|that))?|which office|address|location`,
    ),
    told: [
      folded('地點|地址|任一|任何一(?:家|個)|就近|在地|\\bat any\\b|\\bplace\\b|address'),
      folded(
        '(?:到|向|去|在|帶到|送到|找).{0,16}(?:所|局|處|公所|中心|站|館|櫃檯|窗口|院|公司|隊|場)|網站|\\boffice|\\bstation|\\bcentre',
      ),
    ],
  },
  region: {
    asked: folded(
      `(?:我)?(?:住|人在|戶籍在|在)?(?:外縣市|其他縣市|別的縣市|外地|別區|別的區|其他區)(?:的人)?(?:${MAY})?(?:也)?(?:${MAY})?(?:${DOING})?|(?:${MAY})?(?:跨區|跨縣市)(?:${DOING})?|(?:${MUST})?(?:回|去|到)?戶籍(?:地|所在地)(?:${DOING})?|哪一?個?區(?:都)?(?:${MAY})?|(?:another|other|different) (?:city|county|district)|anywhere`,
    ),
    told: [
      folded(
        '外縣市|全國|任一|任何一(?:家|個)|戶籍地|戶籍所在地|各區|不限|跨區|設籍|\\bany (?:\\w+ )*office|registered address|throughout taiwan',
      ),
    ],
  },
  hours: {
    asked: folded(
      `(?:${DAY}|午休|過年|春節|連假|颱風天|現在|晚上|半夜|深夜|凌晨|夜間|中午|今天|明天|下班後?|早上|下午|24 ?小時)(?:時間)?(?:的話)?(?:也|還)?(?:${MAY}|有沒有|有|會|沒)?(?:開門?|上班|營業|服務|受理|休息|${DOING})?(?:${MAY})?|(?:有|有沒有|會不會|會|沒)?(?:開門?|營業)(?:到)?(?:幾點)?|幾點(?:到幾點|開門?|關門?|上班|下班|開始|結束|${DOING})?|開到(?:幾點|什麼時候)|(?:營業|服務|上班|辦公|開放|受理)時間|中午(?:有)?休息|時間(?:呢|是)?(?:幾點到幾點|幾點)?|(?:what|which) (?:time|hours)|(?:opening|office|business|service) hours|\\bhours\\b|(?:is it |are they |are you )?open(?: on)?|closed?\\b|saturdays?|sundays?|weekends?|weekdays?|evenings?|at night|lunch(?: ?time)?`,
    ),
    told: [
      folded(
        '時間|開放|[0-9]{1,2}:[0-9]{2}|週[一二三四五六日]|星期|夜間|假日|24 ?小時|\\bhours?\\b|monday|saturday|weekend',
      ),
      folded('[0-9]+ ?點'),
    ],
  },
  duration: {
    asked: folded(
      `(?:${MUST}|大概|大約)?(?:等)?(?:多久|多長時間|幾天|幾個?工作天|幾個?月|幾週|幾個?禮拜|幾個?小時)(?:時間)?(?:會|才會|才|${MAY})?(?:好|${DOING}|拿到|領到|收到|下來|完成|有結果|知道結果|來修|來|修好|處理好|核准|通過|到|完成)?|什麼時候(?:會|才會|${MAY})?(?:好|拿到|領到|收到|下來|核准|通過|入帳|有結果|${DOING}到|修好|來修|處理好|完成|撥款)|(?:當天|當場|馬上|現場|立刻)(?:就)?(?:${MAY}|會)?(?:${DOING}到?|好)?|(?:${MUST})?(?:跑|來|去)(?:幾)(?:趟|次)|等?(?:很|太)久|急件|how long(?: (?:does|will|would) (?:it|that|this) take| do i have to wait)?|how many days|when (?:will|can) (?:it|i) (?:be (?:ready|done|fixed|finished)|get it)|same day|right away|how soon`,
    ),
    told: [
      folded(
        '當天|當場|(?:[0-9一二兩三四五六七八九十]+|幾) ?(?:到 ?[0-9]+ ?)?個?(?:工作天|工作日|天|日內|週|星期|小時|分鐘)|隨到隨辦|立即|馬上|現場(?:拿|領|就)|個月內|same day|\\bdays?\\b|\\bweeks?\\b',
      ),
      folded('最長|最快|什麼時候|多久'),
    ],
  },
  deadline: {
    asked: folded(
      `(?:${MAY}|${MUST})?(?:什麼時候|何時|哪時候|幾月|幾號)(?:以前|之前)?(?:${MAY}|${MUST})?(?:開始|截止|到期|${DOING})?|(?:幾|多少)(?:天|日|個?月|年)(?:內|以內|之內|以前)(?:${MUST}|${DOING})*|期限(?:是)?(?:${WHAT}時候)?|截止(?:日期?)?|最晚|最慢|到什麼時候|有(?:沒有)?期限|來得及|過期|逾期|(?:deadline|by when|until when|expire)s?|when (?:do|can|should|must) (?:i|we) (?:apply|pay|do (?:it|that))|\\bwhen\\b`,
    ),
    told: [
      folded(
        '期限|截止|以前|之前|(?:天|日|月|年)內|[0-9]+ ?月|每年|到期|逾期|過期|滿 ?[0-9]+|deadline|within|before|by (?:the|\\d)|each year|every year|from \\w+ to',
      ),
    ],
  },
  delegate: {
    asked: folded(
      `(?:${MAY}|${MUST})?(?:請|找|叫|讓|由|給|託)?${SOMEBODY}?(?:${MAY})?(?:代辦|代領|代理|代為${DOING}?|代替|代收|幫(?:忙|他|她|${SOMEBODY})?${DOING})|(?:${MAY})(?:請|找|叫|讓|由)${SOMEBODY}(?:幫我|幫忙|去|代|來)?${DOING}?|${MUST}?(?:委託書?|授權書)|(?:${MUST})?(?:是不是|一定)?(?:${MUST})?(?:本人|親自|自己)(?:${MUST})?(?:到場|去|來|到|跑一趟|${DOING})*|(?:can )?(?:someone|somebody|anyone|anybody) else(?: (?:do|apply|go|get|pick)(?: it| that| this)?(?: up)?)?|on my behalf|(?:do|get|apply|pick) (?:it |this |that )?(?:up )?for me|(?:go |come |be there )?in person|(?:can )?my (?:wife|husband|mother|father|mom|dad|son|daughter|family|friend|parents)(?: (?:do|apply|go|get))?|by proxy`,
    ),
    told: [
      folded(
        '代辦|代領|代理|代為|委託|授權|本人|親自|家人|別人|\\bin person\\b|\\byourself\\b|nobody else|somebody else|someone else|behalf|proxy|\\bauthori',
      ),
    ],
  },
  online: {
    asked: folded(
      `(?:${MAY}|有沒有|有)?(?:用|在|上|從|走)?(?:線上|網路上?|上網|網站|手機|電子|app(?![a-z])|在?家裡?(?:自己)?上網|在家裡?|網頁)(?:${MAY})?(?:就)?(?:${MAY})?(?:${DOING})?|網址|連結|官網|(?:do (?:it|this|that) |apply |pay |available )?online|on the (?:internet|web)|websites?|\\blink\\b|\\bapp\\b`,
    ),
    told: [folded('線上|網路|網站|網址|上網|app|https?|手機|電子|online|website|web page|\\bapp\\b')],
  },
  eligibility: {
    asked: folded(
      `(?:有(?:沒有|什麼)?|要|需要)?(?:什麼)?(?:資格|條件|(?:年齡|收入|身分|人數|名額)?限制)(?:限制)?(?:是|有)?(?:${WHAT})?|(?:什麼人|哪些人|誰|什麼樣的人)(?:才)?(?:${MAY})(?:${DOING})?|我(?:這樣)?(?:${MAY}|符合|有資格)(?:${DOING})?(?=$)|符合|(?:幾歲)(?:以上|才)?(?:${MAY})?|who (?:can|may)(?: apply| do it| get it)?|eligib\\w+|qualify|qualifications?|requirements?|conditions?`,
    ),
    told: [
      folded(
        '資格|條件|符合|設籍|對象|適用|滿 ?[0-9]+ ?歲|[0-9]+ ?歲以上|eligib|qualif|conditions?|aged?|registered in',
      ),
      folded('以上|以下|才可以|可以申請|限'),
    ],
  },
  contact: {
    asked: folded(
      `(?:有)?(?:電話|聯絡電話|專線|分機)(?:號碼)?(?:是|呢)?(?:幾號|多少|幾番)?|(?:${MUST})?(?:打|撥)(?:電話)?(?:給誰|去哪|哪支|幾號|到哪)|(?:${MUST})?(?:找|問|跟|向)(?:誰|哪個?單位|哪個?局)(?:${DOING})?|(?:誰|哪個?單位)(?:負責|在管|管)|聯絡(?:方式|誰)|phone(?: number)?|telephone|(?:what|which) number|who (?:do|should|can) (?:i|we) (?:call|contact|ask|talk to)|contact`,
    ),
    told: [
      folded('電話|撥|打 ?(?:給|[0-9])|[0-9]{2,4}-[0-9]{3,}|\\b1[0-9]{2,3}\\b|分機|call|phone'),
      folded('局|處|公所|事務所|中心|派出所'),
    ],
  },
  booking: {
    asked: folded(
      `(?:${MUST})?(?:先)?(?:預約|掛號|排隊|抽號碼牌?)(?:嗎)?|現場(?:${MAY})?(?:${DOING}|排隊)|(?:make |need )?(?:an )?appointments?|book(?:ing)?\\b|reserv\\w+|walk in|in advance`,
    ),
    told: [folded('預約|掛號|抽號|現場|appointment|book|reserv')],
  },
  penalty: {
    asked: folded(
      `(?:會)?(?:被)?(?:罰|開罰)(?:多少|錢|款)*|罰(?:則|金|鍰)|(?:沒|不|忘記|超過)(?:${DOING}|去)?(?:的話)?(?:會)?(?:怎樣|怎麼樣|有事)|會(?:怎樣|怎麼樣|有事)|(?:is there a |what is the |what s the )?(?:fine|penalty|punishment)\\b|what (?:happens|if i do not|if i don)t?`,
    ),
    told: [
      folded('罰(?!條例|法|要點)|吊銷|註銷|滯納|利息|\\bfined?\\b|\\bfines\\b|penalt|interest'),
      folded('^沒|^不|沒繳|不繳|沒辦|沒去|逾期|過期|影響|違法'),
    ],
  },
  validity: {
    asked: folded(
      '有效(?:期限?)?(?:多久|幾年|到什麼時候)?|(?:可以|能)用(?:多久|幾年)|幾年(?:要)?換|valid(?:ity)?(?: for)?',
    ),
    told: [folded('有效|效期|年內|個月內|每 ?[0-9]+ ?年|valid')],
  },
  steps: {
    asked: folded(
      `(?:${MUST}|我)?(?:怎麼|如何|怎樣)(?:${DOING}|做|開始|用|填|寫|走流程)+(?:呢)?|(?:流程|步驟|手續|程序|做法)(?:是)?(?:${WHAT}|怎麼走)?|how (?:do|can|should) (?:i|we) (?:apply|do (?:it|that|this)|start|go about it)(?: for it)?|(?:what are the )?(?:steps|procedure|process)\\b`,
    ),
  },
};

const ASPECTS = Object.keys(WORDS) as readonly Aspect[];

/** Words that carry no matter of their own, the longest first within a group. */
const FILLERS = folded(
  `請問|請教|什麼|甚麼|時間|多少|給我|想問|想知道|我想|問一下|一下|不好意思|謝謝|那麼|那個|這個|那種|這種|這樣|那樣|這些|那些|這邊|那邊|這張|那張|這件事?|那件事?|剛剛|剛才|你說的|您說的|上面|前面|的話|是不是|有沒有|需不需要|要不要|可不可以|能不能|會不會|還是|還有|另外|然後|所以|如果|順便|一樣|同樣|大概|大約|一共|總共|一定|需要|必須|應該|可以|這|那|它|他|她|此|該|其|也|都|就|再|又|還|才|只|不|幾|哪|先|後來|是|有|沒|要|需|用|能|會|可|嗎|呢|吧|啊|喔|哦|唷|耶|啦|咧|捏|齁|ㄋ|ㄇ|ㄚ|的|得|了|過|去|來|到|在|跟|和|我們?|你們?|您們?|咱們|自己|本人|辦理|申請|申辦|辦好|辦|弄|領|拿|做|一|個|次|張|份|到底|究竟|所有|全部|真的|的時候|時候|時|後|前|第|號`,
);
const LATIN_FILLERS =
  /\b(?:the|an?|me|is|are|was|it|its|this|that|these|those|do|does|did|i|we|you|they|my|our|to|for|of|on|in|at|by|with|and|or|but|also|ok|okay|so|then|what|which|about|how|can|could|may|might|will|would|should|must|be|need|have|has|get|got|there|here|any|some|one|please|too|else|s|m|re|t|if|not|no|yes|hi|hello|thanks|thank|today|now|tomorrow|tonight|many|much|just|still|again|same)\b/giu;

/** Points at what was said before. */
const POINTERS = folded('那麼|那個|這個|那種|這種|這樣|那樣|這張|那張|這件|那件|剛剛|剛才|上面|前面|它');
const LATIN_POINTERS = /\b(?:it|this|that|these|those|them)\b/iu;

export interface AskedAspects {
  readonly aspects: readonly Aspect[];
  /** What is left of the question without its aspects and without words that carry nothing: its own matter. */
  readonly own: string;
  /** It points at something said before. */
  readonly isPointing: boolean;
}

/** Reads a normalised question. `raw` is what was written: normalising takes "那" away as politeness. */
export function readAspects(text: string, raw: string): AskedAspects {
  const found = ASPECTS.flatMap((aspect) => spansOf(aspect, text));
  let rest = text;
  for (const { start, end } of found)
    rest = rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end);
  const own = rest
    .replace(FILLERS, '\n')
    .replace(LATIN_FILLERS, '\n')
    .replace(/\s*\n\s*/gu, '\n')
    .replace(/^\n+|\n+$/gu, '');
  const plain = foldScript(raw.toLowerCase());
  const isPointing = /^\s*那/u.test(plain) || plain.search(POINTERS) !== -1 || LATIN_POINTERS.test(plain);
  const aspects = ASPECTS.filter((aspect) =>
    found.some((span) => span.aspect === aspect && isWidest(span, found)),
  );
  return { aspects, own, isPointing };
}

interface Span {
  readonly aspect: Aspect;
  readonly start: number;
  readonly end: number;
}

function spansOf(aspect: Aspect, text: string): Span[] {
  return Array.from(text.matchAll(WORDS[aspect].asked), ({ 0: found, index }) => {
    return { aspect, start: index, end: index + found.length };
  }).filter(({ start, end }) => end > start);
}

/** "什麼時候" inside "什麼時候可以拿到" asks for nothing of its own. */
function isWidest({ aspect, start, end }: Span, spans: readonly Span[]): boolean {
  return !spans.some((other) => {
    const isWider = other.end - other.start > end - start;
    return other.aspect !== aspect && isWider && other.start <= start && other.end >= end;
  });
}

/** How surely a sentence of approved text speaks of the aspect: 2, 1 or 0. `sentence` is folded. */
export function tellsOf(aspect: Aspect, sentence: string): 0 | 1 | 2 {
  const { told } = WORDS[aspect];
  if (told === undefined) return 0;
  const [sure, likely] = told;
  if (sentence.search(sure) !== -1) return 2;
  return likely !== undefined && sentence.search(likely) !== -1 ? 1 : 0;
}

/** True where the whole answer is what is asked for. */
export function isWholeAnswer(aspect: Aspect): boolean {
  return WORDS[aspect].told === undefined;
}
