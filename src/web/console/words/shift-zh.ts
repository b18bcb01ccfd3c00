// Shift notes, in Traditional Chinese.

export const shiftZh = {
  'keys.shiftNotes': '看交班事項',
  'shift.title': '交班事項',
  'shift.short': '交班',
  'shift.open': '則未完成',
  'shift.none': '沒有待交班的事項',
  'shift.write': '寫給下一班同仁（Enter 送出，Shift+Enter 換行）',
  'shift.keep': '留下',
  'shift.done': '一天內完成的 {n} 則',
  'shift.doneBy': '{name} 已完成',
} as const;
