// A small knowledge base of our own, written for the quality test: colloquial wordings and, for each article, questions
// that are none of its wordings.

import type { Article, Intent } from '../../src/domain/article.js';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly variants: readonly string[];
  readonly keywords: readonly string[];
  readonly answer: string;
  /** What citizens ask; the right article is this one. */
  readonly asked: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    id: 'garbage-time',
    title: '如何查詢垃圾車清運時間與路線?',
    variants: ['垃圾車幾點來', '垃圾車什麼時候會到我家', '倒垃圾的時間在哪裡看'],
    keywords: ['垃圾車', '清運'],
    answer: '請至環保局網站輸入地址,即可查詢垃圾車停靠點與時間。',
    asked: ['今天垃圾車幾點會到', '要去哪裡看倒垃圾時間'],
  },
  {
    id: 'bulky-waste',
    title: '大型廢棄家具如何預約清運?',
    variants: ['舊沙發要丟怎麼辦', '床墊可以請清潔隊來收嗎', '大型垃圾預約'],
    keywords: ['大型廢棄物', '家具'],
    answer: '請先電話預約清潔隊,約定時間後將家具搬至路邊。',
    asked: ['家裡的舊床墊想丟掉', '壞掉的沙發可以叫清潔隊收走嗎'],
  },
  {
    id: 'food-waste',
    title: '廚餘回收的種類與方式為何?',
    variants: ['廚餘要怎麼分類', '生廚餘跟熟廚餘差在哪', '果皮可以當廚餘嗎'],
    keywords: ['廚餘'],
    answer: '廚餘分為養豬廚餘與堆肥廚餘,請瀝乾後分桶交付。',
    asked: ['果皮是不是廚餘', '生熟廚餘怎麼分'],
  },
  {
    id: 'household-register',
    title: '遷入戶籍登記應備哪些文件?',
    variants: ['遷戶口要帶什麼', '戶籍遷移怎麼辦', '搬家後要遷戶籍需要準備什麼'],
    keywords: ['戶籍', '遷入'],
    answer: '請攜帶身分證、戶口名簿、印章及居住證明,至遷入地戶政事務所辦理。',
    asked: ['我要遷戶口需要什麼證件', '搬家了戶籍要怎麼遷'],
  },
  {
    id: 'id-card-lost',
    title: '國民身分證遺失如何補領?',
    variants: ['身分證掉了怎麼辦', '身分證不見了要去哪裡補辦', '補發身分證要多少錢'],
    keywords: ['身分證', '補領'],
    answer: '請本人攜帶照片及規費二百元,至任一戶政事務所申請補領。',
    asked: ['身分證弄丟了', '補辦身分證多少錢'],
  },
  {
    id: 'marriage',
    title: '結婚登記如何辦理?',
    variants: ['結婚登記要帶什麼', '登記結婚需要證人嗎', '假日可以登記結婚嗎'],
    keywords: ['結婚', '登記'],
    answer: '請雙方攜帶身分證、戶口名簿、照片及兩位證人簽名的結婚書約。',
    asked: ['結婚登記需要幾個證人', '星期六可以去登記結婚嗎'],
  },
  {
    id: 'birth',
    title: '出生登記應於何時辦理?',
    variants: ['小孩出生要多久內報戶口', '新生兒報戶口要帶什麼', '寶寶出生登記'],
    keywords: ['出生', '新生兒'],
    answer: '應於出生後六十日內,攜帶出生證明書至戶政事務所辦理。',
    asked: ['寶寶報戶口期限', '新生兒出生登記要準備什麼'],
  },
  {
    id: 'parking-fee',
    title: '路邊停車費如何查詢與繳納?',
    variants: ['停車費單不見了怎麼繳', '查停車費', '停車費可以在超商繳嗎'],
    keywords: ['停車費', '繳費'],
    answer: '可於停管處網站輸入車號查詢,並以超商或行動支付繳納。',
    asked: ['路邊停車單弄丟要怎麼繳費', '超商可以繳停車費嗎'],
  },
  {
    id: 'towed',
    title: '車輛被拖吊如何領回?',
    variants: ['我的車被拖走了', '拖吊場在哪裡', '機車被拖吊要帶什麼去領'],
    keywords: ['拖吊', '領車'],
    answer: '請攜帶行照、駕照與身分證至保管場繳費領車。',
    asked: ['車子被拖吊了怎麼領', '被拖走的機車去哪裡領'],
  },
  {
    id: 'traffic-fine',
    title: '交通違規罰單如何申訴?',
    variants: ['罰單不服怎麼申訴', '收到紅單想申訴', '被開單可以申訴嗎'],
    keywords: ['罰單', '申訴', '違規'],
    answer: '請於應到案日期前,以書面或線上方式向裁決所陳述意見。',
    asked: ['我收到罰單不服', '紅單可以線上申訴嗎'],
  },
  {
    id: 'illegal-parking',
    title: '如何檢舉違規停車?',
    variants: ['有人亂停車要打給誰', '家門口被停車怎麼檢舉', '檢舉違停'],
    keywords: ['違停', '檢舉'],
    answer: '請撥打一一〇或於警察局網站上傳照片檢舉。',
    asked: ['門口被亂停車可以檢舉嗎', '檢舉違停要怎麼做'],
  },
  {
    id: 'streetlight',
    title: '路燈不亮如何通報?',
    variants: ['路燈壞了', '巷子口的路燈沒亮', '路燈故障要跟誰說'],
    keywords: ['路燈', '故障'],
    answer: '請提供路燈編號或地點,由公園處派員維修。',
    asked: ['我家巷口路燈不亮', '路燈壞掉要報修'],
  },
  {
    id: 'pothole',
    title: '道路坑洞如何通報修補?',
    variants: ['馬路有坑洞', '路面破洞要找誰修', '柏油路凹下去了'],
    keywords: ['坑洞', '路面'],
    answer: '請提供地點與照片,養工處將於四小時內派員處理。',
    asked: ['馬路破一個洞要跟誰說', '路面有坑洞可以通報嗎'],
  },
  {
    id: 'noise',
    title: '鄰居噪音如何陳情?',
    variants: ['樓上很吵怎麼辦', '半夜施工太吵', '隔壁一直唱卡拉OK'],
    keywords: ['噪音', '陳情'],
    answer: '營業場所噪音由環保局稽查,住家喧嘩請撥打一一〇。',
    asked: ['鄰居半夜唱卡拉OK很吵', '工地施工噪音要找誰'],
  },
  {
    id: 'stray-dog',
    title: '發現流浪狗或受傷動物如何通報?',
    variants: ['路上有流浪狗', '撿到受傷的貓怎麼辦', '動物救援電話'],
    keywords: ['流浪動物', '動保處'],
    answer: '請撥打動保處專線,提供地點與動物狀況。',
    asked: ['公園有流浪狗會追人', '看到一隻受傷的貓要打給誰'],
  },
  {
    id: 'pet-register',
    title: '寵物登記與植晶片如何辦理?',
    variants: ['狗狗晶片去哪裡打', '養狗要登記嗎', '寵物登記要多少錢'],
    keywords: ['寵物', '晶片'],
    answer: '請帶寵物至登記站植入晶片,並完成飼主登記。',
    asked: ['貓咪要打晶片嗎', '寵物登記費用'],
  },
  {
    id: 'senior-card',
    title: '敬老卡如何申請?',
    variants: ['65歲以上老人卡怎麼辦', '敬老悠遊卡要去哪裡辦', '幫爸媽辦敬老卡'],
    keywords: ['敬老卡', '老人'],
    answer: '年滿六十五歲市民請攜帶身分證與照片,至區公所申請。',
    asked: ['我爸滿65歲想辦敬老卡', '敬老卡在哪申請'],
  },
  {
    id: 'senior-card-lost',
    title: '敬老卡遺失如何掛失補發?',
    variants: ['敬老卡不見了', '老人卡掉了要重辦嗎', '敬老卡掛失電話'],
    keywords: ['敬老卡', '掛失', '遺失'],
    answer: '請先電話掛失,再至區公所申請補發,工本費一百元。',
    asked: ['媽媽的敬老卡掉了怎麼補', '敬老卡遺失要打電話掛失嗎'],
  },
  {
    id: 'childcare-subsidy',
    title: '育兒津貼如何申請?',
    variants: ['生小孩有補助嗎', '育兒津貼一個月多少', '兩歲以下小孩的補助'],
    keywords: ['育兒', '津貼', '補助'],
    answer: '未滿二歲兒童之父母得向區公所申請,每月核發五千元起。',
    asked: ['育兒津貼要怎麼領', '未滿兩歲小孩每個月補助多少'],
  },
  {
    id: 'rent-subsidy',
    title: '租金補貼申請資格為何?',
    variants: ['租房子有補助嗎', '租屋補助怎麼申請', '房租補貼要什麼資格'],
    keywords: ['租金', '補貼', '租屋'],
    answer: '於本市租屋且家庭所得低於標準者,可線上申請租金補貼。',
    asked: ['我在外面租房子可以申請補貼嗎', '租屋補助資格'],
  },
  {
    id: 'low-income',
    title: '低收入戶資格如何認定?',
    variants: ['怎樣算低收入戶', '中低收入戶申請', '低收要去哪裡辦'],
    keywords: ['低收入戶', '社會救助'],
    answer: '依家庭總收入與財產審核,請向戶籍所在地區公所申請。',
    asked: ['低收入戶怎麼申請', '家裡收入多少算中低收'],
  },
  {
    id: 'house-tax',
    title: '房屋稅何時開徵與繳納?',
    variants: ['房屋稅幾月繳', '房屋稅單沒收到', '房屋稅可以刷卡嗎'],
    keywords: ['房屋稅'],
    answer: '房屋稅於每年五月開徵,可以超商、信用卡或轉帳繳納。',
    asked: ['房屋稅什麼時候要繳', '我沒有收到房屋稅單'],
  },
  {
    id: 'vehicle-tax',
    title: '使用牌照稅何時繳納?',
    variants: ['牌照稅幾月繳', '汽車牌照稅多少錢', '機車要繳牌照稅嗎'],
    keywords: ['牌照稅'],
    answer: '自用車輛牌照稅於每年四月開徵,一五〇CC以下機車免徵。',
    asked: ['車子的牌照稅什麼時候繳', '125機車需不需要繳牌照稅'],
  },
  {
    id: 'flu-shot',
    title: '公費流感疫苗接種對象與地點?',
    variants: ['哪裡可以打流感疫苗', '流感疫苗誰可以免費打', '長輩打流感疫苗要錢嗎'],
    keywords: ['流感', '疫苗'],
    answer: '六十五歲以上長者、幼兒與孕婦等可至合約院所免費接種。',
    asked: ['老人家打流感疫苗免費嗎', '流感疫苗去哪打'],
  },
  {
    id: 'youbike',
    title: 'YouBike 如何註冊與租借?',
    variants: ['微笑單車怎麼租', 'ubike要怎麼借', '腳踏車註冊悠遊卡'],
    keywords: ['YouBike', '單車'],
    answer: '請以手機號碼註冊並綁定悠遊卡,即可於站點刷卡租借。',
    asked: ['youbike怎麼借車', '我想租微笑單車'],
  },
  {
    id: 'library-card',
    title: '如何申辦圖書館借閱證?',
    variants: ['圖書館辦證', '借書證去哪裡申請', '小朋友可以辦借書證嗎'],
    keywords: ['圖書館', '借閱證'],
    answer: '請攜帶身分證件至任一圖書館櫃檯,當場可以取得。',
    asked: ['我想去圖書館辦借書證', '小孩也可以辦借閱證嗎'],
  },
  {
    id: 'sports-center',
    title: '運動中心場地如何租借?',
    variants: ['羽球場怎麼預約', '運動中心可以租場地嗎', '預約籃球場'],
    keywords: ['運動中心', '場地'],
    answer: '請於運動中心網站或臨櫃預約,最早可預約八日內場次。',
    asked: ['我要預約羽球場', '運動中心租場地要怎麼弄'],
  },
  {
    id: 'typhoon',
    title: '颱風天停班停課訊息如何查詢?',
    variants: ['明天有放颱風假嗎', '颱風停課在哪裡看', '停班停課什麼時候公布'],
    keywords: ['颱風', '停班', '停課'],
    answer: '請以人事行政總處網站公布之訊息為準。',
    asked: ['颱風假幾點公布', '明天要不要停班停課'],
  },
];

export const OUR_ARTICLES: readonly Article[] = ROWS.map(({ id, title, variants, keywords, answer }) => {
  return { id, version: 1, title, variants, keywords, answer, risk: 'general' };
});

export const OUR_QUESTIONS: readonly { readonly text: string; readonly articleId: string }[] = ROWS.flatMap(
  ({ id, asked }) => asked.map((text) => ({ text, articleId: id })),
);

export const OUR_INTENTS: readonly Intent[] = [
  {
    id: 'greeting',
    utterances: ['你好', '您好', '哈囉', '嗨', '早安', 'hello', 'hi'],
    replies: { zh: ['您好,請問有什麼可以幫忙?'], en: ['Hello, how can I help?'] },
  },
  {
    id: 'thanks',
    utterances: ['謝謝', '謝謝你', '感謝', '多謝', 'thank you', 'thanks'],
    replies: { zh: ['不客氣。'], en: ['You are welcome.'] },
  },
  {
    id: 'robot',
    utterances: ['你是機器人嗎', '你是真人嗎', 'are you a robot'],
    replies: { zh: ['我是市府的自動客服。'], en: ['I am the city’s automatic assistant.'] },
  },
];
