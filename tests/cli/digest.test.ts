// `footnote digest preview`: what editors read before it is posted.
import { digestPreview, type PreviewOptions } from '../../src/cli/digest.js';
import { en } from '../../src/words/en.js';
import { corpus } from '../fixtures/corpus.js';

function run(options: Partial<PreviewOptions> = {}, texts = corpus) {
  const out: string[] = [];
  const err: string[] = [];
  const output = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const status = digestPreview(texts, { day: 1, order: 'reading', ...options }, en, output);
  return { status, out, err };
}

describe('footnote digest preview', () => {
  it('prints the day, the section, its key passages, the source and what comes next', () => {
    expect(run({ day: 2 })).toEqual({
      status: 0,
      err: [],
      out: [
        'Day 2 of 4',
        'I. Water › Of the Tax on Water',
        '',
        'Whoever waters a garden at noon pays a tax of 5 coins.',
        '',
        '— Ada Brook, “Wells & Bread”, Village Papers, 5 March 2021 · I. Water › Of the Tax on Water · ¶4 · quotation',
        '',
        'Next: The mill',
      ],
    });
  });

  it('ends with the last section', () => {
    expect(run({ day: 4 }).out.at(-1)).toBe('This was the last section of the programme.');
  });

  it('prints each section once in a shuffled order', () => {
    const sections = [1, 2, 3, 4].map((day) => run({ day, order: 'shuffled' }).out[1]);
    expect(new Set(sections).size).toBe(4);
  });

  it('says how many days there are when asked for one more', () => {
    expect(run({ day: 5 })).toEqual({
      status: 1,
      out: [],
      err: ['There is no day 5: the programme has 4 days.'],
    });
  });

  it('names the texts there are when asked for another', () => {
    const { status, err } = run({ article: 'city' });
    expect(status).toBe(1);
    expect(err).toEqual(['No text has the id city: use village.']);
  });

  it('says that there is nothing to read without texts', () => {
    expect(run({}, { articles: [], hash: 'none' }).err).toEqual([
      'There is no day 1: the programme has 0 days.',
    ]);
  });
});
