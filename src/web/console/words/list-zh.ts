// The list of talks in Traditional Chinese: what is unread, and what to do where the filters leave nothing.

export const listZh = {
  'unread.messages': '{n} 則未讀',
  'unread.talks': '{n} 件有未讀訊息',
  'queue.empty.filtered': '沒有符合篩選條件的對話',
  'queue.empty.filtered.next': '清除篩選，就會看到這個分頁的全部對話。',
  'filter.clear': '清除篩選',
} as const;
