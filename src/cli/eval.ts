// `footnote eval`: scores a file of questions by kind, lists the misses, and fails under a stated level.
import type { Answerer } from '../answer/answer.js';
import {
  type EvalQuestion,
  type EvalResult,
  evaluate,
  isRight,
  type KindScore,
  score,
  scoreByKind,
} from '../answer/evaluate.js';
import type { Output } from './ask.js';

export interface EvalOptions {
  readonly json: boolean;
  /** Kind → least share of right first passages (for `gold: []`: of questions not answered as certain), 0–1. */
  readonly min: ReadonlyMap<string, number>;
}

/** Reads a question file's lines; each problem is one line that says where and what. */
export function readQuestions(text: string): { questions: EvalQuestion[]; problems: string[] } {
  const questions: EvalQuestion[] = [];
  const problems: string[] = [];
  text.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    try {
      questions.push(readQuestion(JSON.parse(line)));
    } catch (error) {
      problems.push(
        `line ${i + 1}: ${error instanceof SyntaxError ? 'it is not JSON' : (error as Error).message}`,
      );
    }
  });
  return { questions, problems };
}

function readQuestion(value: unknown): EvalQuestion {
  if (typeof value !== 'object' || value === null) throw new TypeError('it is not an object');
  const { id, kind, q, gold, context } = value as Record<string, unknown>;
  if (typeof id !== 'string') throw new TypeError('"id" is missing');
  if (typeof kind !== 'string') throw new TypeError('"kind" is missing');
  if (typeof q !== 'string') throw new TypeError('"q" is missing');
  if (!Array.isArray(gold) || !gold.every((name) => typeof name === 'string'))
    throw new TypeError('"gold" must be a list of paragraph or passage ids');
  if (context !== undefined && typeof context !== 'string') throw new TypeError('"context" is not a text');
  return { id, kind, q, gold, ...(context === undefined ? {} : { context }) };
}

/** Reads `direct=0.9,typo=0.8`; `undefined` when it can't be read. */
export function readLevels(text: string): ReadonlyMap<string, number> | undefined {
  const levels = new Map<string, number>();
  for (const part of text.split(',')) {
    const [kind, level] = part.split('=');
    const value = Number(level);
    if (!kind || !level || !(value >= 0 && value <= 1)) return undefined;
    levels.set(kind.trim(), value);
  }
  return levels;
}

/** @returns 1 when a kind is under its level, else 0. */
export function evalQuestions(
  answerer: Answerer,
  questions: readonly EvalQuestion[],
  { json, min }: EvalOptions,
  output: Output,
): 0 | 1 {
  const results = evaluate(answerer, questions);
  const rows = [...scoreByKind(results), score('all', results)];
  const misses = results.filter((result) => !isRight(result));
  const under = [...min].flatMap(([kind, level]) => {
    const row = rows.find((each) => each.kind === kind);
    const reached = row && levelOf(row);
    return reached === undefined || reached < level ? [{ kind, level, reached }] : [];
  });
  if (json) output.out(JSON.stringify({ kinds: rows, misses: misses.map(missJson), under }));
  else {
    for (const line of table(rows)) output.out(line);
    output.out('');
    for (const miss of misses) output.out(missLine(miss));
  }
  for (const { kind, level, reached } of under)
    output.err(
      `${kind}: ${reached === undefined ? 'no such questions' : percent(reached)}, at least ${percent(level)} is asked`,
    );
  return under.length > 0 ? 1 : 0;
}

function levelOf({ first, recall, kind, wronglyAnswered }: KindScore): number | undefined {
  if (kind === 'broad') return recall;
  return first ?? (wronglyAnswered === undefined ? undefined : 1 - wronglyAnswered);
}

const columns: readonly (readonly [string, (row: KindScore) => number | undefined])[] = [
  ['right first', ({ first }) => first],
  ['among three', ({ amongThree }) => amongThree],
  ['found in all', ({ recall }) => recall],
  ['answered wrongly', ({ wronglyAnswered }) => wronglyAnswered],
  ['refused rightly', ({ rightlyRefused }) => rightlyRefused],
  ['refused wrongly', ({ wronglyRefused }) => wronglyRefused],
];

function table(rows: readonly KindScore[]): string[] {
  const width = Math.max(...rows.map(({ kind }) => kind.length), 4);
  const head = ['kind'.padEnd(width), 'asked', ...columns.map(([name]) => name)].join('  ');
  return [
    head,
    ...rows.map((row) =>
      [
        row.kind.padEnd(width),
        String(row.asked).padStart(5),
        ...columns.map(([name, of]) =>
          (of(row) === undefined ? '–' : percent(of(row) as number)).padStart(name.length),
        ),
      ].join('  '),
    ),
  ];
}

function missLine({
  question: { id, kind, q, gold },
  outcome,
  confidence,
  found,
  place,
}: EvalResult): string {
  const wanted = gold.length > 0 ? gold.join(' ') : 'not covered';
  const came = found
    .slice(0, 3)
    .map((names) => names[0] ?? '?')
    .join(' ');
  const where = place > 0 ? `, right one at ${place + 1}` : '';
  return `${id} ${kind}: “${q}” wants ${wanted}; ${outcome} (${confidence.toFixed(2)}) ${came}${where}`;
}

function missJson({ question, outcome, confidence, found, place }: EvalResult): object {
  return { ...question, outcome, confidence, found: found.slice(0, 3), place };
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
