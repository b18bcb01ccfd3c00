// Words of overdue requests for an article, which every screen shows, in English.

export const overdueEn = {
  'overdue.figure': 'Articles asked for',
  'overdue.n': '{n} overdue',
  'overdue.none': 'none overdue',
  'overdue.chip': 'Articles asked for:',
  'overdue.open': ', open the list',
} as const;
