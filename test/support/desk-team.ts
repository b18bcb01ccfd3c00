// A team with one member, and canned replies of its own, as they lie in the store.

export interface StoredRow {
  readonly _id: string;
  readonly [field: string]: unknown;
}

export const TAX_TEAM: StoredRow = {
  _id: 'team-tax',
  name: { zh: '稅務組', en: 'Tax' },
  nameKey: '稅務組',
  isRetired: false,
  revision: 1,
  leads: { words: [], accounts: [], departments: [], categories: [], intents: [] },
  overflow: { afterMinutes: 5 },
  members: ['mei'],
};

const kept = { language: 'zh', createdAt: new Date(0), revision: 1, teamId: 'team-tax' };

/** One in use, found by `qzqzteam`, and one that was put away. */
export const TAX_REPLIES: readonly StoredRow[] = [
  {
    ...kept,
    _id: 'own',
    title: '牌照稅分期',
    code: 'qzqzteam',
    text: '{{客服姓名}}：可以分期。',
    isActive: true,
  },
  { ...kept, _id: 'off', title: '牌照稅舊版', code: 'qzqzoff', text: '舊的說法', isActive: false },
];
