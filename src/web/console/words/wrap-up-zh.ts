// Words of closing a talk with a few facts, in Traditional Chinese.

export const wrapUpZh = {
  'thread.wrapUp': '記錄…',
  'keys.wrapUp': '記錄並結案',
  'wrapUp.title': '結案：{name}',
  'wrapUp.lead': '只給同仁看，三項都可以不填。',
  'wrapUp.category': '類別',
  'wrapUp.category.hint': '從知識庫的類別挑選，或自己輸入。',
  'wrapUp.solved': '民眾的問題解決了嗎？',
  'wrapUp.yes': '已解決',
  'wrapUp.no': '未解決',
  'wrapUp.unsaid': '不填',
  'wrapUp.note': '備註',
  'wrapUp.do': '結案',
  'wrapUp.next': '結案，下一則',
} as const;
