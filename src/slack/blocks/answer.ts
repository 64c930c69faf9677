// An Answer → a Slack message: the passage, where it stands, its source note, and what can be done with it.
import type { Button, KnownBlock } from '@slack/types';
import type { AboutAnswer, Answer, Match, OverviewAnswer, SectionRef } from '../../answer/answer.js';
import { languageName } from '../../words/cite.js';
import type { Words } from '../../words/words.js';
import { escaped, neutral, shorten } from '../text.js';
import type { Message } from '../web.js';
import { compose, cut, LIMITS, mrkdwn, note, type Piece, section, sections } from './compose.js';
import { passageValue, type Rebuilt, referenceTo, SHOWN_WHEN_UNSURE } from './reference.js';

/** Names of the buttons' actions, as the listeners know them. */
export const ACTIONS = {
  share: 'answer_share',
  context: 'answer_context',
  otherContext: 'answer_other_context',
  language: 'answer_language',
  remove: 'answer_remove',
} as const;

/** Who sees the answer, and so which buttons it has. */
export type Audience =
  | { readonly kind: 'private'; readonly askingId: string }
  | { readonly kind: 'public'; readonly askerId: string }
  | { readonly kind: 'direct' };

/** What the texts have beside the answer. */
export interface Beside {
  /** Languages that can be asked in. */
  readonly languages: readonly string[];
  /** The first passage in the other languages of its article. */
  readonly elsewhere: readonly Match[];
}

const OTHER_MATCHES = 2;
const SNIPPET = 200;
const WORDS_NAMED = 8;
/** A passage has at most 2,800 characters; only one made of ampersands could be longer once escaped. */
const LONGEST_PASSAGE = 7_000;

/** Everything the bot can reply, as one message. */
export function answerMessage(answer: Answer, audience: Audience, words: Words, beside: Beside): Message {
  const isPrivate = audience.kind === 'private';
  const asked = isPrivate && answer.question ? [small(neutral(words.asked(answer.question)))] : [];
  const correction = words.corrections(answer.corrected);
  const corrected = correction ? [small(neutral(correction, 600))] : [];
  return compose([...asked, ...corrected, ...bodyOf(answer, audience, words, beside)]);
}

/** The passage of an answer in another language, for the one who asked to see it. */
export function otherLanguageMessage(match: Match, words: Words): Message {
  return compose([passagePiece(match, words), actions([contextButton(match, words)])]);
}

/** What was shared, built anew, with the name of who shared it. */
export function sharedMessage(rebuilt: Rebuilt, sharer: { id: string; name: string }, words: Words): Message {
  const by = small(neutral(words.sharedBy(sharer.name), 120));
  const context = rebuilt.kind === 'passage' ? [contextButton(rebuilt.matches[0], words)] : [];
  const remove = removeButton(sharer.id, words);
  return compose([...saidPieces(rebuilt, words), by, actions([...context, remove])]);
}

function bodyOf(
  answer: Answer,
  audience: Audience,
  words: Words,
  { languages, elsewhere }: Beside,
): readonly Piece[] {
  switch (answer.kind) {
    case 'passage': {
      const shown = answer.outcome === 'unsure' ? SHOWN_WHEN_UNSURE : 1;
      const others = audience.kind === 'private' ? answer.matches.slice(shown, shown + OTHER_MATCHES) : [];
      const matched =
        audience.kind === 'private'
          ? words.matchedWords(answer.matches[0].matched.slice(0, WORDS_NAMED))
          : undefined;
      return [
        ...passagePieces(answer.outcome, answer.matches, words),
        ...(matched ? [{ ...small(neutral(matched)), optional: true }] : []),
        ...alsoPieces(words.seeAlso, answer.seeAlso, words),
        ...otherPieces(others, words),
        buttons(answer, audience, words, answer.matches[0], elsewhere),
      ];
    }
    case 'about':
      return [...factPieces(answer, words), buttons(answer, audience, words, answer.matches[0])];
    case 'overview':
      return [...overviewPieces(answer, words), buttons(answer, audience, words)];
    case 'not_covered': {
      const said = escaped(words.notCovered(answer, languages));
      return [
        { blocks: sections(said), text: said },
        ...alsoPieces(words.tryInstead, answer.seeAlso, words),
        ...(audience.kind === 'public' ? [actions([removeButton(audience.askerId, words)])] : []),
      ];
    }
  }
}

function saidPieces(rebuilt: Rebuilt, words: Words): readonly Piece[] {
  if (rebuilt.kind === 'passage') return passagePieces(rebuilt.outcome, rebuilt.matches, words);
  return rebuilt.kind === 'about' ? factPieces(rebuilt, words) : overviewPieces(rebuilt, words);
}

/** The first passage must be there; further ones of an `unsure` answer, if there is room. */
function passagePieces(
  outcome: 'answer' | 'unsure',
  matches: readonly [Match, ...Match[]],
  words: Words,
): readonly Piece[] {
  const [first, ...rest] = matches;
  if (outcome === 'answer') return [passagePiece(first, words)];
  const others = rest.slice(0, SHOWN_WHEN_UNSURE - 1);
  return [
    { blocks: [section(escaped(words.unsure))], text: escaped(words.unsure) },
    passagePiece(first, words),
    ...others.map((match) => ({ ...passagePiece(match, words), optional: true })),
  ];
}

function passagePiece(match: Match, words: Words): Piece {
  const heading = cut(escaped(words.headingPath(match.section)), 500);
  const passage = quotable(match.passage.text);
  const source = cut(escaped(words.sourceNote(match)), 1_000);
  return {
    blocks: [section(`*${unmarked(heading)}*`), ...sections(passage, '>'), note(source)],
    text: `${heading}\n${passage}\n${source}`,
  };
}

/** Word for word, on one line, so that the quote's mark at its start holds for all of it. */
export function quotable(passage: string): string {
  return cut(escaped(passage.replace(/\s+/g, ' ').trim()), LONGEST_PASSAGE);
}

/** A heading set in bold may not hold the mark that would end it. */
export function unmarked(heading: string): string {
  return heading.replace(/\*/g, '∗').replace(/\s+/g, ' ');
}

function factPieces(answer: Pick<AboutAnswer, 'article' | 'facts'>, words: Words): readonly Piece[] {
  const facts = words.facts(answer).map((fact) => escaped(fact));
  const source = cut(escaped(words.citation(answer.article)), 1_000);
  const [first = '', ...rest] = facts;
  return [
    { blocks: sections(first), text: first },
    ...rest.map((fact): Piece => ({ blocks: sections(fact), text: fact, optional: true })),
    { blocks: [note(source)], text: source },
  ];
}

function overviewPieces(
  answer: Pick<OverviewAnswer, 'article' | 'part' | 'sections'>,
  words: Words,
): readonly Piece[] {
  const intro = escaped(words.overviewIntro(answer));
  const source = cut(escaped(words.citation(answer.article)), 1_000);
  const lines = answer.sections.map((item) => ({
    shown: `*${unmarked(escaped(words.sectionName(item)))}*\n${escaped(item.summary)}`,
    said: escaped(words.labelled(words.sectionName(item), item.summary)),
  }));
  const kept = fitting(lines, LIMITS.total - 3_000, LIMITS.text - intro.length - source.length - 200);
  const left = lines.length - kept.length;
  return [
    { blocks: sections(intro), text: intro },
    ...kept.map(({ shown, said }): Piece => ({ blocks: sections(shown), text: said })),
    ...(left > 0 ? [small(escaped(words.andMore(left)))] : []),
    { blocks: [note(source)], text: source },
  ];
}

/** As many lines from the start as there is room for; each also costs what its block's JSON adds. */
function fitting<Line extends { readonly shown: string; readonly said: string }>(
  lines: readonly Line[],
  mostShown: number,
  mostSaid: number,
): readonly Line[] {
  let shown = 0;
  let said = 0;
  const over = lines.findIndex((line, index) => {
    shown += JSON.stringify(line.shown).length + 80;
    said += line.said.length + 1;
    return shown > mostShown || said > mostSaid || index >= LIMITS.blocks - 10;
  });
  return over < 0 ? lines : lines.slice(0, over);
}

function alsoPieces(label: string, refs: readonly SectionRef[], words: Words): readonly Piece[] {
  if (refs.length === 0) return [];
  const names = refs.map((ref) => words.sectionName(ref.section)).join('; ');
  return [{ ...small(escaped(words.labelled(label, names))), optional: true }];
}

function otherPieces(others: readonly Match[], words: Words): readonly Piece[] {
  if (others.length === 0) return [];
  const rows = others.map((match, index): Piece => {
    const place = `${escaped(words.headingPath(match.section))} · ${escaped(words.locator(match.passage.sources))}`;
    const snippet = escaped(shorten(match.passage.text.replace(/\s+/g, ' '), SNIPPET));
    return {
      blocks: [
        {
          type: 'section',
          text: mrkdwn(cut(`*${unmarked(place)}*\n${snippet}`, LIMITS.section)),
          accessory: contextButton(match, words, `${ACTIONS.otherContext}_${index}`),
        },
      ],
      text: words.labelled(place, snippet),
      optional: true,
    };
  });
  return [{ ...small(escaped(words.otherMatches)), optional: true }, ...rows];
}

function buttons(
  answer: Answer,
  audience: Audience,
  words: Words,
  best?: Match,
  elsewhere: readonly Match[] = [],
): Piece {
  const share = audience.kind === 'private' ? referenceTo(answer, audience.askingId) : undefined;
  return actions([
    ...(share ? [button(ACTIONS.share, words.buttons.share, share)] : []),
    ...(best ? [contextButton(best, words)] : []),
    ...elsewhere.map(languageButton),
    ...(audience.kind === 'public' ? [removeButton(audience.askerId, words)] : []),
  ]);
}

function contextButton(match: Match, words: Words, actionId: string = ACTIONS.context): Button {
  return button(actionId, words.buttons.showInContext, passageValue(match));
}

function removeButton(ownerId: string, words: Words): Button {
  return button(ACTIONS.remove, words.buttons.remove, ownerId);
}

/** Named in the language it leads to: “中文”. */
function languageButton(match: Match, index: number): Button {
  const { language } = match.article;
  return button(`${ACTIONS.language}_${index}`, languageName(language, language), passageValue(match));
}

export function button(actionId: string, label: string, value: string): Button {
  return { type: 'button', action_id: actionId, text: { type: 'plain_text', text: label }, value };
}

function actions(elements: Button[]): Piece {
  const blocks: KnownBlock[] = elements.length > 0 ? [{ type: 'actions', elements }] : [];
  return { blocks };
}

function small(text: string): Piece {
  return { blocks: [note(text)], text };
}
