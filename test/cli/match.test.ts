import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { MATCH_POLICY } from '../../src/matching/match-policy.js';

/** Long enough for a build on a busy machine. Unit: ms. */
jest.setTimeout(120_000);

const folder = mkdtempSync(path.join(tmpdir(), 'yima-match-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const row = (value: unknown): string => JSON.stringify(value);

function file(name: string, lines: readonly string[]): string {
  const target = path.join(folder, name);
  writeFileSync(target, lines.join('\n'));
  return target;
}

interface Run {
  readonly code: number;
  readonly lines: readonly string[];
  readonly errors: string;
}

function runMatch(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 100_000_000 };
    const child = execFile(
      process.execPath,
      ['src/launch/run.js', 'match', ...args],
      options,
      (_, stdout, stderr) => {
        const lines = stdout.split('\n').filter((line) => line !== '');
        resolve({ code: child.exitCode ?? -1, lines, errors: stderr });
      },
    );
  });
}

const KNOWLEDGE = file('kb.jsonl', [
  row({
    faq_id: 'senior',
    question: '敬老卡如何申請?',
    answer: '至區公所。',
    keywords: ['敬老卡'],
    category: '社會',
  }),
  row({ faq_id: 7, questions: ['垃圾車幾點來', '倒垃圾時間'], answer: null }),
  '',
  row({ faq_id: 7, question: '清運時間' }),
  row({ faq_id: 'light', question: '路燈不亮如何通報?', dept: 'ignored' }),
]);
const QUERIES = file('q.jsonl', [
  `\uFEFF${row({ query: '敬老卡如何申請?' })}`,
  row({ query: '請問清运时间', id: 'ignored' }),
  row({ query: '' }),
]);

describe('npm run match', () => {
  it('answers each question on a line of its own, in order', async () => {
    const { code, lines, errors } = await runMatch('--kb', KNOWLEDGE, '--queries', QUERIES);

    const results = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect({ code, queries: results.map(({ query }) => query) }).toEqual({
      code: 0,
      queries: ['敬老卡如何申請?', '請問清运时间', ''],
    });
    expect(results[0]).toEqual({
      query: '敬老卡如何申請?',
      band: 'answer',
      confidence: 0.99,
      matches: expect.arrayContaining([{ id: 'senior', score: expect.any(Number) as unknown }]) as unknown,
      ms: expect.any(Number) as unknown,
    });
    expect(results[1]).toMatchObject({ band: 'answer', matches: [{ id: 7 }] });
    expect(results[2]).toMatchObject({ band: 'handoff', confidence: 0, matches: [] });
    expect(errors.trimEnd().split('\n').at(-1)).toMatch(
      /^match: 3 articles, 3 queries; build \d+ ms, learn \d+ ms; latency p50 [\d.]+ ms, p99 [\d.]+ ms; memory rss \d+ MB/,
    );
  });

  it('explains each question, for programs on its line and for people beside it', async () => {
    const { lines, errors } = await runMatch('--kb', KNOWLEDGE, '--queries', QUERIES, '--explain');

    const [first] = lines.map((line) => JSON.parse(line) as { why: { evidence: object } });
    expect(first?.why).toMatchObject({
      isExact: true,
      answerAt: MATCH_POLICY.answerAt.general,
      candidates: [{ title: '敬老卡如何申請?', hits: expect.arrayContaining(['申請']) as unknown }, {}],
    });
    expect(Object.keys(first?.why.evidence ?? {})).toContain('coverage');
    expect(errors).toMatch(/敬老卡如何申請\?\n {2}.*一字不差/);
  });

  it('writes ten thousand lines to the last', async () => {
    const many = file(
      'many.jsonl',
      Array.from({ length: 10_000 }, (_, index) => row({ query: `路燈 ${index}` })),
    );

    const { code, lines } = await runMatch('--kb', KNOWLEDGE, '--queries', many);

    expect({ code, count: lines.length }).toEqual({ code: 0, count: 10_000 });
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ query: '路燈 9999' });
  });

  it.each([
    ['a row without id', row({ question: '甲' }), /row 2.*faq_id/],
    ['a blank id', row({ faq_id: ' ', question: '甲' }), /row 2.*faq_id/],
    ['a row without question', row({ faq_id: 1, question: ' ', questions: [] }), /row 2.*question/],
    ['a question of numbers', row({ faq_id: 1, question: 5 }), /row 2.*question/],
    ['questions that are no list', row({ faq_id: 1, questions: '甲' }), /row 2.*questions/],
    ['keywords that are no texts', row({ faq_id: 1, question: '甲', keywords: [1] }), /row 2.*keywords/],
    ['an answer that is no text', row({ faq_id: 1, question: '甲', answer: {} }), /row 2.*answer/],
    ['a list for a row', '[1]', /row 2.*not an object/],
    ['broken JSON', '{"faq_id":', /row 2.*not valid JSON/],
  ])('refuses %s and names it', async (_name, bad, expected) => {
    const kb = file('bad.jsonl', [row({ faq_id: 0, question: '乙' }), bad]);

    const { code, lines, errors } = await runMatch('--kb', kb, '--queries', QUERIES);

    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(errors).toMatch(expected);
    expect(errors).toContain('第 2 列');
  });

  it('names the row of a bad question', async () => {
    const queries = file('bad-q.jsonl', [row({ query: '甲' }), row({ text: '乙' })]);

    const { code, errors } = await runMatch('--kb', KNOWLEDGE, '--queries', queries);

    expect(code).toBe(1);
    expect(errors).toMatch(/row 2.*query/);
  });

  it.each([
    ['an unknown flag', ['--kb', KNOWLEDGE, '--queries', QUERIES, '--top', '3'], /--top/],
    ['a missing flag', ['--kb', KNOWLEDGE], /--queries/],
    ['a flag without value', ['--kb'], /--kb/],
    ['a stray word', ['kb.jsonl'], /kb\.jsonl/],
    ['a missing file', ['--kb', 'no-such.jsonl', '--queries', QUERIES], /no-such\.jsonl/],
  ])('refuses %s', async (_name, args, expected) => {
    const { code, lines, errors } = await runMatch(...args);

    expect({ code, lines }).toEqual({ code: 1, lines: [] });
    expect(errors).toMatch(expected);
    expect(errors).not.toContain('    at ');
  });
});
