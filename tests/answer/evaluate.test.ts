import { readFileSync } from 'node:fs';
import { evaluate, score, scoreByKind } from '../../src/answer/evaluate.js';
import { readQuestions } from '../../src/cli/eval.js';
import { answerer } from '../fixtures/bundled.js';

const { questions, problems } = readQuestions(readFileSync('tests/eval/article.dev.jsonl', 'utf8'));
const rows = new Map(scoreByKind(evaluate(answerer, questions)).map((row) => [row.kind, row]));

// The levels that this stage of the project holds; docs/how-matching-works.md has what was reached.
describe('the development questions', () => {
  test('can all be read', () => {
    expect(problems).toEqual([]);
    expect(questions.length).toBe(111);
  });

  test.each([
    ['keyword', 0.9],
    ['direct', 0.85],
    ['typo', 0.85],
    ['paraphrase', 0.5],
    ['meta', 1],
    ['followup', 0.8],
  ])('%s: the right passage comes first in at least %d', (kind, level) => {
    expect(rows.get(kind)?.first).toBeGreaterThanOrEqual(level);
  });

  test('questions near the topic are not answered as certain in at least 0.7', () => {
    expect(rows.get('unanswerable_near')?.wronglyAnswered).toBeLessThanOrEqual(0.3);
  });

  test('questions far off the topic are never answered as certain', () => {
    expect(rows.get('unanswerable_far')?.wronglyAnswered).toBe(0);
  });

  test('no more than one in twenty answerable English questions is refused', () => {
    const english = questions.filter(({ kind }) => kind !== 'chinese');
    expect(score('all', evaluate(answerer, english)).wronglyRefused).toBeLessThanOrEqual(0.05);
  });
});
