// The words on files beside a reply in Traditional Chinese; part of `zh.ts`.

export const filesZh = {
  'files.attach': '附加檔案',
  'files.list': '這則回覆的附件',
  'files.drop': '放開就附加到這則回覆',
  'files.sending': '上傳中 {n}%',
  'files.judging': '檢查中…',
  'files.progress': '{name} 的上傳進度',
  'files.asLink': '以下載連結傳送',
  'files.remove': '移除 {name}',
  'files.tooMany': '一則回覆最多附 {n} 個檔案，其餘沒有加入。',
  'files.unknown': '還在讀取這個管道的限制，請稍候再試。',
  'files.noPublicUrl':
    '這個管道的平台要從 https 網址抓取檔案，系統還沒有設定對外網址（PUBLIC_URL），所以目前不能傳檔案。請聯絡系統管理者。',
  'files.notTaken': '這個管道不能傳檔案。',
  'files.limits.file':
    '圖片（{kinds}）{picture} 以內直接顯示，其他檔案 {file} 以內以附件傳送；一則最多 {n} 個。',
  'files.limits.link':
    '圖片（{kinds}）{picture} 以內直接顯示；LINE 不能由官方帳號傳檔案，其他檔案（{file} 以內）以 30 天內有效的下載連結傳送；一則最多 {n} 個。',
} as const;
