// What a message in a thread leans on: the section next to the last answer's, more of it, or its question's words.
import { fold, tokenize } from '../search/tokens.js';
import type { ThreadContext } from './answer.js';

export type FollowUp =
  /** "next", "previous section": go to the section beside the last answer's. */
  | { readonly kind: 'navigate'; readonly step: 1 | -1 }
  /** "tell me more": what else the last question finds. */
  | { readonly kind: 'more' }
  /** "and green?", "why?": the question before has to be read along. */
  | { readonly kind: 'ellipsis' }
  | { readonly kind: 'standalone' };

const polite = '(?: (?:please|pls|then|now|one|part|section|passage|paragraph|bit|chapter))*';
const lead =
  "(?:(?:and|ok|okay|so|now|then|can you|could you|please|let's|show me|give me|go to|what(?:'s| is| about| comes)?|tell me) )*";
const next = new RegExp(
  `^${lead}(?:the )?(?:next|following|continue|go on|keep going|carry on|read on|after that|afterwards|forward)${polite}\\W*$|^(?:下一[节段个篇章]|下面|继续|接下来|往下)`,
  'iu',
);
const previous = new RegExp(
  `^${lead}(?:the )?(?:previous|prior|preceding|back|go back|step back|one before|before that|earlier)${polite}\\W*$|^(?:上一[节段个篇章]|前面|往回|返回)`,
  'iu',
);
const more = new RegExp(
  `^${lead}(?:more|(?:tell|give|show) me (?:some )?more|say more|read more|more (?:on|about|of) (?:this|that|it)|(?:more|some|any|further) (?:details?|information|info|context)|details?|elaborate|expand|explain|go deeper|deeper|anything else|what else|else|(?:explain|elaborate|expand)(?: (?:on )?(?:this|that|it))?(?: (?:more|further|please))*|in (?:more )?detail|other (?:matches|passages|results)|another(?: one)?)(?: (?:please|pls|on this|on that|about this|about that|about it))*\\W*$|^(?:更多|多说|详细|具体|还有(?:呢|吗|别的)?|展开|再说)`,
  'iu',
);
const opener =
  /^(?:and|but|or|also|what about|how about|what of|then|so|same for|or rather|i mean|instead|另外|那么|那|还有|以及)(?=\W|$|\p{Script=Han})/iu;
const pronoun =
  /\b(?:it|its|this|that|they|them|their|theirs|these|those|he|him|his|she|her|same|such|there|former|latter|also|too|else|either|neither|both|ones?)\b|它|他|她|这|那|其|也|同样|上述/iu;

/**
 * What kind of follow-up a cleaned message is. Without a context everything stands alone.
 * A message leans on the last question when it opens like a continuation, has a pronoun for what went before, or has
 * no content word of its own.
 * @example followUpOf('and green?', 'en', context).kind // 'ellipsis'
 */
export function followUpOf(question: string, language: string, context: ThreadContext | undefined): FollowUp {
  if (!context) return { kind: 'standalone' };
  const asked = fold(question).trim();
  if (next.test(asked)) return { kind: 'navigate', step: 1 };
  if (previous.test(asked)) return { kind: 'navigate', step: -1 };
  if (more.test(asked)) return { kind: 'more' };
  const content = new Set(tokenize(asked, language).map(({ position }) => position)).size;
  if (content === 0) return { kind: 'ellipsis' };
  const leans =
    opener.test(asked) || (pronoun.test(asked) && content <= 4) || (content === 1 && asked.length < 25);
  return leans ? { kind: 'ellipsis' } : { kind: 'standalone' };
}

/** A way to read an elliptic message: what to search, and what to search along at less weight. */
export interface Reading {
  readonly text: string;
  readonly background?: { readonly text: string; readonly weight: number };
}

/** How much the earlier question's words count beside the new one's. */
const backgroundWeight = 0.2;
/** Words of the earlier question that are tried as the one replaced. */
const mostReplaced = 8;

/**
 * The ways to read "what about shared?" after "what is green development?": the new words with the old ones behind
 * them, and the old question with one of its words replaced ("what is shared development?"). Whoever searches takes
 * the reading that finds best. A message without words of its own repeats the old question.
 * @example readingsOf('and open?', 'what is green development?', 'en')[1]?.text // 'what is open development'
 */
export function readingsOf(
  question: string,
  before: string,
  language: string,
): readonly [Reading, ...Reading[]] {
  const own = tokenize(question, language);
  if (own.length === 0) return [{ text: before }];
  const behind: Reading = { text: question, background: { text: before, weight: backgroundWeight } };
  if (!opener.test(fold(question).trim()) || language === 'zh') return [behind];
  const ownWords = own.map(({ surface }) => surface).join(' ');
  const words = fold(before).match(/[\p{L}\p{N}'-]+/gu) ?? [];
  const replaced = words.flatMap((word, i) =>
    tokenize(word, language).length > 0
      ? [{ text: [...words.slice(0, i), ownWords, ...words.slice(i + 1)].join(' ') }]
      : [],
  );
  return [behind, ...replaced.slice(0, mostReplaced)];
}
