// Scores an answerer against questions whose right paragraphs are known: what `footnote eval` and CI hold us to.
import { sourcesOf } from './about.js';
import type { Answer, Answerer, Outcome } from './answer.js';

/** One line of a question file. */
export interface EvalQuestion {
  readonly id: string;
  readonly kind: string;
  readonly q: string;
  /** Source ids (`P15`) or passage ids; empty: the texts don't cover it; `["*"]`: not scored. */
  readonly gold: readonly string[];
  /** The question asked just before in the same thread. */
  readonly context?: string;
}

export interface EvalResult {
  readonly question: EvalQuestion;
  readonly outcome: Outcome;
  readonly confidence: number;
  /** What each passage of the answer is known by, best first: its source ids and its own. */
  readonly found: readonly (readonly string[])[];
  /** 0-based place of the first right passage; −1 when there is none. */
  readonly place: number;
}

/** Shares of one kind of question, 0–1; `undefined` where the measure has no question. */
export interface KindScore {
  readonly kind: string;
  readonly asked: number;
  /** The first passage is right, and the outcome isn't `not_covered`. */
  readonly first: number | undefined;
  readonly amongThree: number | undefined;
  /** Share of the right paragraphs among all passages given; for overview questions. */
  readonly recall: number | undefined;
  /** Not covered, but answered as certain. */
  readonly wronglyAnswered: number | undefined;
  /** Not covered, and said so outright. */
  readonly rightlyRefused: number | undefined;
  /** Covered, but refused. */
  readonly wronglyRefused: number | undefined;
}

/** Asks one question, in its thread if it has one. */
export function ask(answerer: Answerer, question: string, context?: string): Answer {
  const before = context === undefined ? undefined : answerer.remember(answerer.answer(context));
  return answerer.answer(question, before);
}

/** The passages of an answer as sets of names: source ids and passage id; a metadata answer counts as one passage. */
export function foundIn(answer: Answer): string[][] {
  if (answer.kind === 'not_covered') return [];
  if (answer.kind === 'about') return [answer.facts.flatMap((fact) => [...sourcesOf(fact, answer.article)])];
  return answer.matches.map(({ passage }) => [...passage.sources, passage.id]);
}

/** Asks all questions and marks each. */
export function evaluate(answerer: Answerer, questions: readonly EvalQuestion[]): EvalResult[] {
  return questions.map((question) => {
    const answer = ask(answerer, question.q, question.context);
    const found = foundIn(answer);
    return {
      question,
      outcome: answer.outcome,
      confidence: answer.confidence,
      found,
      place: found.findIndex((names) => names.some((name) => question.gold.includes(name))),
    };
  });
}

/** Whether a result is right by the first measure of its question. */
export function isRight({ question, outcome, place }: EvalResult): boolean {
  if (question.gold.length === 0) return outcome !== 'answer';
  return question.gold.includes('*') || (place === 0 && outcome !== 'not_covered');
}

/** One row a kind, in the order the kinds appear. */
export function scoreByKind(results: readonly EvalResult[]): KindScore[] {
  const kinds = [...new Set(results.map(({ question }) => question.kind))];
  return kinds.map((kind) =>
    score(
      kind,
      results.filter(({ question }) => question.kind === kind),
    ),
  );
}

/** One row over all results. */
export function score(kind: string, results: readonly EvalResult[]): KindScore {
  const covered = results.filter(({ question: { gold } }) => gold.length > 0 && !gold.includes('*'));
  const uncovered = results.filter(({ question: { gold } }) => gold.length === 0);
  const within = (limit: number) => (result: EvalResult) =>
    result.place >= 0 && result.place < limit && result.outcome !== 'not_covered';
  const gold = covered.flatMap(({ question, found }) =>
    question.gold.map((name) => found.flat().includes(name)),
  );
  return {
    kind,
    asked: results.length,
    first: share(covered, within(1)),
    amongThree: share(covered, within(3)),
    recall: share(gold, (hit) => hit),
    wronglyAnswered: share(uncovered, ({ outcome }) => outcome === 'answer'),
    rightlyRefused: share(uncovered, ({ outcome }) => outcome === 'not_covered'),
    wronglyRefused: share(covered, ({ outcome }) => outcome === 'not_covered'),
  };
}

function share<T>(all: readonly T[], holds: (each: T) => boolean): number | undefined {
  return all.length === 0 ? undefined : all.filter(holds).length / all.length;
}
