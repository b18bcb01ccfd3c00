// The figures as a table that leaves the house: what the page shows, cell by cell.

import type { FiguresView, KeyedCell } from '../wire/figures-api.js';

export type TableLanguage = 'zh' | 'en';

interface Column {
  readonly zh: string;
  readonly en: string;
  readonly read: (cell: KeyedCell) => string;
}

const count = (read: (cell: KeyedCell) => number) => (cell: KeyedCell) => String(read(cell));
const share = (value: number | undefined, digits: number): string => value?.toFixed(digits) ?? '';
/** Whole seconds, as the page shows them. */
const seconds = (ms: number | undefined): string => (ms === undefined ? '' : String(Math.round(ms / 1_000)));

const COLUMNS: readonly Column[] = [
  { zh: '對話', en: 'Conversations', read: count(({ talks }) => talks) },
  { zh: '機器人解決', en: 'Solved by the bot', read: count(({ byBot }) => byBot) },
  { zh: '轉給專人', en: 'Handed over', read: count(({ handedOver }) => handedOver) },
  { zh: '其他', en: 'Other', read: count(({ other }) => other) },
  { zh: '專人已回覆', en: 'Answered by a person', read: count(({ answered }) => answered) },
  { zh: '首次回覆中位數（秒）', en: 'First response, median (s)', read: ({ medianMs }) => seconds(medianMs) },
  {
    zh: '首次回覆第 90 百分位（秒）',
    en: 'First response, 90th percentile (s)',
    read: ({ p90Ms }) => seconds(p90Ms),
  },
  { zh: '結案', en: 'Closed', read: count(({ closed }) => closed) },
  { zh: '非常不滿意', en: 'Very unsatisfied', read: count(({ faces }) => faces[0]) },
  { zh: '不滿意', en: 'Unsatisfied', read: count(({ faces }) => faces[1]) },
  { zh: '普通', en: 'Neutral', read: count(({ faces }) => faces[2]) },
  { zh: '滿意', en: 'Satisfied', read: count(({ faces }) => faces[3]) },
  { zh: '非常滿意', en: 'Very satisfied', read: count(({ faces }) => faces[4]) },
  { zh: '平均分數', en: 'Mean score', read: ({ meanScore }) => share(meanScore, 2) },
  { zh: '留下意見', en: 'Comments', read: count(({ commented }) => commented) },
  { zh: '未解決', en: 'Not solved', read: count(({ notSolved }) => notSolved) },
];

const WORDS = {
  zh: {
    period: '期間',
    channel: '管道',
    all: '全部',
    line: 'LINE',
    messenger: 'Messenger',
    webchat: '網頁',
    categories: ['結案類別', '結案', '已解決', '未解決'],
    uncategorised: '未分類',
  },
  en: {
    period: 'Period',
    channel: 'Channel',
    all: 'All',
    line: 'LINE',
    messenger: 'Messenger',
    webchat: 'Web',
    categories: ['Closed matters by category', 'Closed', 'Solved', 'Not solved'],
    uncategorised: 'Without a category',
  },
} as const;

/** Rows of texts: a head, each period and channel, each channel, then everything; below, closed matters by category with a head of theirs. */
export function figuresTable(view: FiguresView, language: TableLanguage): readonly (readonly string[])[] {
  const words = WORDS[language];
  const head = [words.period, words.channel, ...COLUMNS.map((column) => column[language])];
  const span = view.from === view.to ? view.from : `${view.from} – ${view.to}`;
  const row = (cell: KeyedCell): readonly string[] => [
    cell.period ?? span,
    channelName(cell.channelId, language),
    ...COLUMNS.map(({ read }) => read(cell)),
  ];
  return [head, ...[...view.cells, ...view.channels, view.total].map(row), ...categoryRows(view, language)];
}

/** Behind an empty row; nothing where nothing was closed. */
function categoryRows({ categories }: FiguresView, language: TableLanguage): readonly (readonly string[])[] {
  if (categories.length === 0) return [];
  const words = WORDS[language];
  const rows = categories.map(({ category, closed, solved, unsolved }) => [
    category === '' ? words.uncategorised : category,
    ...[closed, solved, unsolved].map(String),
  ]);
  return [[], words.categories, ...rows];
}

function channelName(channelId: string | undefined, language: TableLanguage): string {
  const words = WORDS[language];
  switch (channelId) {
    case undefined:
      return words.all;
    case 'line':
    case 'messenger':
    case 'webchat':
      return words[channelId];
    default:
      return channelId;
  }
}
