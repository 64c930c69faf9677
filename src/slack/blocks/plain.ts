// Messages that aren't answers: help, contents, about, privacy, and single sentences.
import type { Article } from '../../content/article.js';
import type { Words } from '../../words/words.js';
import { escaped, neutral } from '../text.js';
import type { Message } from '../web.js';
import { unmarked } from './answer.js';
import { compose, cut, LIMITS, note, type Piece, section, sections } from './compose.js';

/** One sentence of ours. */
export function sentenceMessage(sentence: string): Message {
  const text = escaped(sentence);
  return compose([{ blocks: sections(text), text }]);
}

/** Paragraphs of ours; those at the end are left out when there are too many. */
export function paragraphsMessage(paragraphs: readonly string[]): Message {
  return compose(
    paragraphs.map((paragraph, index): Piece => {
      const text = escaped(paragraph);
      return { blocks: sections(text), text, optional: index > 0 };
    }),
  );
}

/** What to type and what it does; after an option that isn't known, that first. */
export function helpMessage(words: Words, unknownOption?: string): Message {
  const { intro, usage, notes } = words.help;
  const first = unknownOption === undefined ? escaped(intro) : neutral(words.unknownOption(unknownOption));
  const rows = usage.map(({ form, meaning }) => ({ form: escaped(form), meaning: escaped(meaning) }));
  const after = notes.map((line) => escaped(line));
  return compose([
    { blocks: [section(first)], text: first },
    {
      blocks: sections(rows.map(({ form, meaning }) => `\`${form}\` – ${meaning}`).join('\n')),
      text: rows.map(({ form, meaning }) => `${form} – ${meaning}`).join('\n'),
    },
    ...after.map((line): Piece => ({ blocks: [note(line)], text: line })),
  ]);
}

/** The sections one can ask about, by part; as many as there is room for. */
export function contentsMessage(articles: readonly Article[], words: Words): Message {
  const lines = articles.flatMap((article) => articleLines(article, words));
  const intro = escaped(words.contentsIntro(articles));
  let length = intro.length;
  const over = lines.findIndex((line) => {
    length += line.length + 1;
    return length > LIMITS.text - 200;
  });
  const kept = over < 0 ? lines : lines.slice(0, over);
  const left = lines.length - kept.length;
  const more = left > 0 ? escaped(words.andMore(left)) : '';
  return compose([
    { blocks: [section(intro)], text: intro },
    {
      blocks: chunks(kept).map((chunk) => section(chunk)),
      text: kept.join('\n').replace(/(^|\n)\*(.*)\*(?=\n|$)/g, '$1$2'),
    },
    ...(more ? [{ blocks: [note(more)], text: more }] : []),
  ]);
}

function articleLines(article: Article, words: Words): readonly string[] {
  let part: string | undefined;
  return [
    `*${cut(unmarked(escaped(words.citation(article))), 800)}*`,
    ...article.sections.flatMap((item) => {
      const line = `• ${cut(escaped(words.sectionName(item)), 300)}`;
      if (item.part === undefined || item.part === part) return [line];
      part = item.part;
      return [`*${cut(unmarked(escaped(item.part)), 300)}*`, line];
    }),
  ];
}

/** Whole lines in as few sections as hold them. */
function chunks(lines: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last !== undefined && last.length + line.length + 1 <= LIMITS.section)
      found[found.length - 1] = `${last}\n${line}`;
    else found.push(line);
  }
  return found;
}
