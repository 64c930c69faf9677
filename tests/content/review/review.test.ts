// What the review of valid texts tells an editor, each in one finding, and what it leaves alone.
import { formatFinding } from '../../../src/content/finding.js';
import { readingEase, syllablesOf } from '../../../src/content/review/readability.js';
import { reviewCorpus } from '../../../src/content/review/review.js';
import { formatSourceText, parseSourceText, type SourcePiece } from '../../../src/content/sourceText.js';
import { ARTICLE, build, FIRST, type Files, GOOD, inFirst, inSecond, L, W } from '../fixture.js';

const piece = (source: string, text: string) => `[${source}] ${text}\n\n`;
/** A source with just what the good text covers. */
const SOURCE = [
  piece('H1', 'How the tea of the house is made in all the kitchens of the land'),
  '## Before the cup\n\n',
  piece('¶1', 'Whoever draws cold water from the well each morning will taste the difference in the cup.'),
  piece('¶2', 'Green leaves suffer from heat that black leaves need.'),
  piece('¶3', 'The time is short.'),
  piece('¶4', 'Let nobody steep it longer; never longer than a song.'),
].join('');

function review(files: Files, source: string | null = SOURCE): string[] {
  const { corpus, findings } = build(files);
  if (!corpus) throw new Error(findings.map((finding) => formatFinding(finding)).join('\n'));
  const sources = new Map<string, readonly SourcePiece[]>();
  if (source !== null) sources.set('tea', parseSourceText(source));
  return reviewCorpus(corpus, sources).map((finding) => formatFinding(finding));
}

test('a text that covers its source in its own words has no finding', () => {
  expect(review(GOOD)).toEqual([]);
});

test('paragraphs, captions and notes of the source that no passage covers are named where they belong', () => {
  const more = `${SOURCE}${piece('¶5', 'Pour it.')}${piece('C1', 'A cup.')}`;
  expect(review(GOOD, more.replace('[¶2]', '[¶2] '))).toEqual([
    `${W}:15: warning: no passage covers C1 of the source: “A cup.”; write one that ends with [C1], or put it into the locator of the passage that says it`,
    `${L}:8: warning: no passage covers ¶5 of the source: “Pour it.”; write one that ends with [¶5], or put it into the locator of the passage that says it`,
  ]);
});

test('a locator that the source does not have is named', () => {
  expect(review(inFirst('For black tea it boils. [¶2]', 'For black tea it boils. [¶2, C1]'))).toEqual([
    `${W}:18: warning: the source has no C1; correct the locator, or number the source text anew`,
  ]);
});

test('eight words in a row of the source are a copy; seven are not, nor are titles and names', () => {
  const seven = 'cold water from the well each morning';
  const copy = (words: string) => review(inFirst('For black tea it boils.', `Some say: ${words}.`));
  expect(copy(seven)).toEqual([]);
  expect(copy(`${seven} will`)).toEqual([
    `${W}:18: warning: this passage copies 8 words or more of the source: “${seven} will”; say it in your own words, or quote it as a passage that begins with >`,
  ]);
  expect(copy('the tea of the house is made in all the kitchens')).toEqual([]);
  const name = 'the House of Tea and Cups in the City of London';
  const named = SOURCE.replace('The time is short.', `It is sold by ${name} only.`);
  expect(review(inFirst('For black tea it boils.', `Ask ${name}.`), named)).toEqual([]);
  const abstract = { ...GOOD, 'article.md': `${ARTICLE}It is ${seven} will.\n` };
  expect(review(abstract)).toEqual([
    expect.stringMatching(/^tea\/article\.md:1: warning: the abstract copies 8/),
  ]);
});

test('a quotation must stand in its paragraph word for word', () => {
  expect(review(inSecond('> Never longer than a song.', '> Never longer than a long song.'))).toEqual([
    `${L}:8: warning: this quotation does not stand in ¶4 of the source word for word; copy it exactly, or write it in your own words without >`,
  ]);
});

test('of two passages that say the same in nearly the same words the second is named', () => {
  const twin = 'Leaves steep in the pot for some minutes, and no more than that, as long as it is hot.';
  const files = {
    ...inSecond('Leaves steep for some minutes.', twin),
    '01-water.md': FIRST.replace('For black tea it boils.', twin.replace('hot', 'warm')),
  };
  expect(review(files)).toEqual([
    `${L}:6: warning: this passage is much like the one at ${W}:18; say in one of them what only it says, or delete one`,
  ]);
});

test('a question of two sections is named in the second, however it is written; twice in one section it may stand', () => {
  const files = inSecond('key:', 'questions:\n  - which WATER do I take\n  - Which water, do I take?\nkey:');
  expect(review(files)).toEqual([
    `${L}:5: warning: the question “which WATER do I take” is also that of ${W}:9; leave it to the section that answers it, or ask each about what only it says`,
    `${L}:6: warning: the question “Which water, do I take?” is also that of ${W}:9; leave it to the section that answers it, or ask each about what only it says`,
  ]);
});

test('a long section of long words is called hard to read, in English only', () => {
  const hard =
    'Institutional considerations necessitate comprehensive organizational reconfiguration procedures, notwithstanding administrative complications. ';
  const files = inFirst('For black tea it boils.', hard.repeat(12).trim());
  expect(review(files)).toEqual([
    expect.stringMatching(
      /^tea\/01-water\.md:15: warning: this section is very difficult to read \(Flesch reading ease -?\d+;/,
    ),
  ]);
  expect(review({ ...files, 'article.md': ARTICLE.replace('language: en', 'language: de') })).toEqual([]);
});

test('reading ease is high for short words in short sentences, and not measured on little text', () => {
  expect(readingEase('The cat sat on the mat. '.repeat(20))).toBeCloseTo(206.835 - 1.015 * 6 - 84.6, 5);
  expect(readingEase('The cat sat on the mat.')).toBeUndefined();
});

test.each([
  ['cat', 1],
  ['make', 1],
  ['table', 2],
  ['needed', 2],
  ['boxes', 2],
  ['nation', 2],
  ['development', 4],
  ['the', 1],
  ['lion', 2],
])('%s has %i syllables', (word, count) => {
  expect(syllablesOf(word)).toBe(count);
});

test('Chinese copies are found too', () => {
  const source = piece('¶1', '每天早晨从井里打来冷水的人，喝茶的时候都会尝出味道的不同。');
  const files = {
    'article.md': ARTICLE.replace('language: en', 'language: zh').replace(/glossary:\n.*\n/u, ''),
    '01-shui.md': '---\nid: shui\ntitle: 水\n---\n有人说，每天早晨从井里打来冷水的人，会不一样。 [¶1]\n',
  };
  expect(review(files, source)).toEqual([expect.stringContaining('this passage copies 8 words or more')]);
});

test('without a source, what needs it is not checked', () => {
  expect(review(inSecond('> Never longer than a song.', '> Something else.'), null)).toEqual([]);
});

test('a source text reads back as it was written', () => {
  const pieces: SourcePiece[] = [
    { kind: 'numbered', source: 'H1', text: 'Tea' },
    { kind: 'heading', level: 2, text: 'I. [Water]' },
    { kind: 'numbered', source: 'P1', text: '[1] is a mark, # another.' },
    { kind: 'numbered', source: 'P2', text: '\n- one\n- two' },
    { kind: 'numbered', source: 'C1', text: 'A cup' },
  ];
  expect(parseSourceText(formatSourceText(pieces))).toEqual(
    pieces.map((one) => ({ ...one, text: one.text.trimStart() })),
  );
  expect(parseSourceText('no number\n\n[¶1–2] two at once\n\n[¶0] none')).toEqual([]);
});
