import fc from 'fast-check';
import { ask, foundIn } from '../../src/answer/evaluate.js';
import { answerer, corpus } from '../fixtures/bundled.js';

const first = (question: string, context?: string) => foundIn(ask(answerer, question, context))[0] ?? [];

describe('an answer', () => {
  test('quotes the passage word for word as it stands in the content', () => {
    const answer = answerer.answer('what did he say about cleaning up afterwards?');
    const texts = corpus.articles.flatMap(({ sections }) =>
      sections.flatMap(({ passages }) => passages.map(({ text }) => text)),
    );
    if (answer.kind !== 'passage') throw new Error('no passage');
    for (const { passage } of answer.matches) expect(texts).toContain(passage.text);
  });

  test('says which words it mended', () => {
    const answer = answerer.answer('inteligent manufacturng');
    expect(answer.corrected).toEqual({ inteligent: 'intelligent', manufacturng: 'manufacturing' });
  });

  test('names the words that were found in a passage, as typed', () => {
    const answer = answerer.answer('brics cooperaton');
    if (answer.kind !== 'passage') throw new Error('no passage');
    expect(answer.matches[0].matched).toEqual(['brics', 'cooperaton']);
  });

  test('offers at most two other sections, never the one that answered', () => {
    const answer = answerer.answer('supply chains');
    if (answer.kind !== 'passage') throw new Error('no passage');
    expect(answer.seeAlso.length).toBeLessThanOrEqual(2);
    expect(answer.seeAlso.map(({ section }) => section)).not.toContain(answer.matches[0].section);
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['?!?', 'empty'],
    ['<!channel>', 'empty'],
    ['🦆🦆', 'empty'],
    ['a'.repeat(40_000), 'too_long'],
    ['thanks!', 'small_talk'],
    ['where can I park my submarine', 'off_topic'],
    ['zxcvbnm', 'off_topic'],
    ['Какие отрасли названы?', 'language'],
    ['wie viele Teile hat der Text und was steht in dem ersten?', 'language'],
  ])('to %j is "not covered": %s', (question, reason) => {
    const answer = answerer.answer(question.slice(0, 50_000));
    expect(answer).toMatchObject({ outcome: 'not_covered', reason });
  });

  test('is one of the three outcomes for anything that can be typed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        'green',
        'and',
        'next',
        'why',
        'part two',
        '绿色',
        'who wrote',
        '*',
        '`',
        '<@U1>',
        '\u202e',
        '$&',
        '__proto__',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.option(fc.constant('what is green development?')),
        (pieces, context) => {
          const answer = ask(answerer, pieces.join(' '), context ?? undefined);
          expect(['answer', 'unsure', 'not_covered']).toContain(answer.outcome);
          expect(answer.confidence).toBeGreaterThanOrEqual(0);
          expect(answer.confidence).toBeLessThanOrEqual(1);
          if (answer.kind === 'passage') expect(answer.matches.length).toBeLessThanOrEqual(10);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('is the same each time', () => {
    expect(answerer.answer('what about batteries?')).toEqual(answerer.answer('what about batteries?'));
  });

  test('finds a passage again by its id, and nothing for an id the content lacks', () => {
    const id = corpus.articles[0]?.sections[0]?.passages[0]?.id ?? '';
    expect(answerer.find(id)?.passage.id).toBe(id);
    expect(answerer.find('new-industrialization/nowhere¶99')).toBeUndefined();
  });

  test('finds a passage for a term and for an everyday question', () => {
    expect(first('BRICS')).toContain('P16');
    expect(first('is it ok to make a mess now and tidy up later?')).toContain('P3');
  });
});
