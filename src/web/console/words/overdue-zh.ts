// Words of overdue requests for an article, which every screen shows, in Traditional Chinese.

export const overdueZh = {
  'overdue.figure': '文章請求待回覆',
  'overdue.n': '逾期 {n} 件',
  'overdue.none': '沒有逾期',
  'overdue.chip': '請機關補的文章',
  'overdue.open': '，打開清單',
} as const;
