// An answer as one JSON object, the same for `ask --json` and each line of `ask --batch`.
import { sourcesOf } from '../answer/about.js';
import type { Answer, Corrections, Outcome } from '../answer/answer.js';
import type { SourceId } from '../content/article.js';
import { wordsIn } from '../words/index.js';

export interface PassageJson {
  readonly article: string;
  /** `null` for an answer from the metadata. */
  readonly section: string | null;
  readonly paragraphs: readonly SourceId[];
  readonly text: string;
  readonly score: number;
}

export interface AnswerJson {
  readonly id?: string | number | null;
  readonly outcome: Outcome;
  readonly reason?: string;
  readonly confidence: number;
  /** Best first, ten at most. */
  readonly passages: readonly PassageJson[];
  readonly corrected: Corrections;
}

/** Numbers are rounded to four places, so that output compares well. */
export function answerJson(answer: Answer, id?: string | number | null): AnswerJson {
  return {
    ...(id === undefined ? {} : { id }),
    outcome: answer.outcome,
    ...('reason' in answer && answer.reason !== undefined ? { reason: answer.reason } : {}),
    confidence: round(answer.confidence),
    passages: passagesOf(answer),
    corrected: answer.corrected,
  };
}

function passagesOf(answer: Answer): PassageJson[] {
  if (answer.kind === 'not_covered') return [];
  if (answer.kind === 'about') {
    const paragraphs = [...new Set(answer.facts.flatMap((fact) => sourcesOf(fact, answer.article)))];
    const text = wordsIn(answer.language).facts(answer).join(' ');
    return [{ article: answer.article.id, section: null, paragraphs, text, score: 1 }];
  }
  return answer.matches.map(({ article, section, passage, score }) => ({
    article: article.id,
    section: section.id,
    paragraphs: passage.sources,
    text: passage.text,
    score: round(score),
  }));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
