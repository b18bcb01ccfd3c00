// Teams at the desk, in Traditional Chinese: the words of the first load. The page that keeps them: teams-zh.ts.

export const teamZh = {
  'menu.teams': '組別',
  'menu.canned': '罐頭回覆',
  'filter.team': '所有組別',
  'team.waited': '原 {team}，已開放',
  'team.waited.why': '「{team}」逾時沒有人接，已開放給大家。',
  'team.nobody-there': '原 {team}，已開放',
  'team.nobody-there.why': '「{team}」沒有人在線上，已開放給大家。',
  'transfer.team': '排到「{team}」',
  'transfer.team.next': '{there} 人在線上；{n} 分鐘沒有人接，就開放給其他人',
} as const;
