// What is answered to words after /footnote-digest that ask for help, or that weren't clear.
import type { Corpus } from '../../content/article.js';
import type { Said } from '../../digest/said.js';
import type { Words } from '../../words/words.js';
import { escaped, neutral } from '../text.js';
import type { Message } from '../web.js';
import { compose, note, type Piece, section, sections } from './compose.js';
import { findArticle } from './reference.js';

/** What was understood, what wasn't, and an example: never a guess that is acted upon. */
export function unclearMessage(
  { understood, problem, command }: Extract<Said, { kind: 'unclear' }>,
  corpus: Corpus,
  words: Words,
): Message {
  const { articleId } = understood;
  const article = typeof articleId === 'string' ? findArticle(corpus, articleId)?.title : undefined;
  const clear = neutral(words.digest.understood(understood, article), 400);
  const unclear = neutral(words.digest.problem(problem), 600);
  const example = escaped(words.digest.example(command));
  return compose([
    { blocks: [section(unclear)], text: unclear },
    ...(clear ? [small(clear)] : []),
    small(example),
  ]);
}

export function digestHelpMessage(words: Words): Message {
  const { intro, usage, notes } = words.digest.help;
  const rows = usage.map(({ form, meaning }) => ({ form: escaped(form), meaning: escaped(meaning) }));
  return compose([
    { blocks: [section(escaped(intro))], text: escaped(intro) },
    {
      blocks: sections(rows.map(({ form, meaning }) => `\`${form}\` – ${meaning}`).join('\n')),
      text: rows.map(({ form, meaning }) => `${form} – ${meaning}`).join('\n'),
    },
    ...notes.map((line) => small(escaped(line))),
  ]);
}

function small(text: string): Piece {
  return { blocks: [note(text)], text };
}
