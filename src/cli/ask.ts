// `footnote ask`: one question for a person, or many as JSON lines for a program.
import type { Answer, Answerer } from '../answer/answer.js';
import { ask } from '../answer/evaluate.js';
import { wordsIn } from '../words/index.js';
import type { Words } from '../words/words.js';
import { answerJson } from './json.js';

/** Where a command prints: `out` its result, `err` what went wrong; each call is one line. */
export interface Output {
  out(line: string): void;
  err(line: string): void;
}

/**
 * Reads JSON lines `{"id","q","context"?}` and prints one JSON line for each, in order. A line that can't be read
 * gives `{"id":null,"error":…}` and the rest goes on.
 * @returns 1 when a line could not be read, else 0.
 */
export async function askBatch(
  answerer: Answerer,
  lines: AsyncIterable<string> | Iterable<string>,
  words: Words,
  output: Output,
): Promise<0 | 1> {
  let number = 0;
  let status: 0 | 1 = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    const request = readRequest(line);
    if ('problem' in request) {
      status = 1;
      output.out(JSON.stringify({ id: null, error: words.cli.badLine(number, request.problem) }));
      continue;
    }
    output.out(JSON.stringify(answerJson(ask(answerer, request.q, request.context), request.id)));
  }
  return status;
}

interface Request {
  readonly id: string | number | null;
  readonly q: string;
  readonly context?: string;
}

function readRequest(line: string): Request | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: 'it is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: 'it is not an object' };
  const id = 'id' in value ? value.id : null;
  const q = 'q' in value ? value.q : undefined;
  const context = 'context' in value ? value.context : undefined;
  if (typeof id !== 'string' && typeof id !== 'number' && id !== null)
    return { problem: '"id" is not a text or number' };
  if (typeof q !== 'string') return { problem: '"q" is missing or not a text' };
  if (context === undefined || context === null) return { id, q };
  return typeof context === 'string' ? { id, q, context } : { problem: '"context" is not a text' };
}

/** The answer as lines for a person, in the language of the question: what was corrected, the passage, its source note, what else there is. */
export function printed(answer: Answer, contentLanguages: readonly string[] = ['en']): string[] {
  const words = wordsIn(answer.language);
  const lines: string[] = [];
  const corrections = words.corrections(answer.corrected);
  if (corrections) lines.push(corrections, '');
  switch (answer.kind) {
    case 'passage': {
      const [best, ...others] = answer.matches;
      if (answer.outcome === 'unsure') lines.push(words.unsure, '');
      const shown = answer.outcome === 'unsure' ? [best, ...others.slice(0, 2)] : [best];
      for (const match of shown) lines.push(match.passage.text, `— ${words.sourceNote(match)}`, '');
      break;
    }
    case 'about':
      lines.push(...words.facts(answer), '', `— ${words.citation(answer.article)}`, '');
      break;
    case 'overview':
      lines.push(words.overviewIntro(answer), '');
      for (const section of answer.sections)
        lines.push(words.labelled(words.sectionName(section), section.summary));
      lines.push('', `— ${words.citation(answer.article)}`, '');
      break;
    case 'not_covered':
      lines.push(words.notCovered(answer, contentLanguages), '');
  }
  if ('seeAlso' in answer && answer.seeAlso.length > 0) {
    const label = answer.kind === 'not_covered' ? words.tryInstead : words.seeAlso;
    const names = answer.seeAlso.map(({ section }) => words.headingPath(section)).join('; ');
    lines.push(words.labelled(label, names));
  }
  while (lines.at(-1) === '') lines.pop();
  return lines;
}
