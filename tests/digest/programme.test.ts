import fc from 'fast-check';
import { type Digest, type ProgrammeOf, planDigest, readingKey } from '../../src/digest/programme.js';
import { article, corpus } from '../fixtures/corpus.js';
import { articleOf, corpusWith } from '../fixtures/digest.js';

const reading: ProgrammeOf = { order: 'reading', atEnd: 'end', round: 1, seed: 7 };

function digestOf(...args: Parameters<typeof planDigest>): Digest {
  const planned = planDigest(...args);
  if (planned.kind !== 'digest') throw new Error(`there was no digest: ${planned.kind}`);
  return planned.digest;
}

/** All that a round posts, while the texts stay as they are. */
function round(texts: typeof corpus, programme: ProgrammeOf): readonly Digest[] {
  const digests: Digest[] = [];
  for (;;) {
    const planned = planDigest(texts, { ...programme, atEnd: 'end' }, digests.map(readingKey));
    if (planned.kind !== 'digest') return digests;
    digests.push(planned.digest);
  }
}

describe('the section of the day', () => {
  test('comes in reading order, with its place in the whole and what follows', () => {
    const first = digestOf(corpus, reading, []);
    expect(first).toMatchObject({ section: { id: 'wells' }, day: 1, total: 4, round: 1 });
    expect(first.after).toMatchObject({ kind: 'section', section: { title: 'The water tax' } });
    expect(first.passages).toEqual(article.sections[0]?.key);
    expect(first.sources).toEqual(['P1']);
    expect(first.quoted).toBe('none');
    const last = digestOf(corpus, reading, ['village/wells', 'village/tax', 'village/mill']);
    expect(last).toMatchObject({ section: { id: 'notes' }, day: 4, total: 4, after: { kind: 'end' } });
  });

  test('is cited as a quotation where the source is quoted', () => {
    expect(digestOf(corpus, reading, ['village/wells']).quoted).toBe('all');
  });

  test('comes one article after the other, and the one that was begun is finished first', () => {
    const two = corpusWith({ bees: ['b1', 'b2'], canals: ['c1', 'c2'] });
    expect(round(two, reading).map(readingKey)).toEqual(['bees/b1', 'bees/b2', 'canals/c1', 'canals/c2']);
    const three = corpusWith({ acorns: ['a1'], bees: ['b1', 'b2'], canals: ['c1', 'c2'] });
    expect(digestOf(three, reading, ['bees/b1']).section.id).toBe('b2');
    expect(digestOf(three, reading, ['bees/b1', 'bees/b2']).section.id).toBe('a1');
  });

  test('stays in the chosen article', () => {
    const two = corpusWith({ bees: ['b1', 'b2'], canals: ['c1', 'c2'] });
    expect(round(two, { ...reading, articleId: 'canals' }).map(readingKey)).toEqual([
      'canals/c1',
      'canals/c2',
    ]);
  });

  test('says that the chosen article went away, and carries on with the others', () => {
    const left = corpusWith({ bees: ['b1', 'b2'] });
    expect(digestOf(left, { ...reading, articleId: 'canals' }, ['canals/c1'])).toMatchObject({
      missingArticle: 'canals',
      section: { id: 'b1' },
      day: 2,
      total: 3,
    });
  });

  test('is none when all was had, and begins a new round when that was chosen', () => {
    const had = ['village/wells', 'village/tax', 'village/mill', 'village/notes'];
    expect(planDigest(corpus, reading, had)).toEqual({ kind: 'finished' });
    const restart: ProgrammeOf = { ...reading, atEnd: 'restart' };
    expect(digestOf(corpus, restart, had.slice(0, 3)).after).toMatchObject({
      kind: 'start_over',
      section: { id: 'wells' },
    });
    expect(digestOf(corpus, restart, had)).toMatchObject({
      section: { id: 'wells' },
      round: 2,
      day: 1,
      total: 4,
    });
    expect(planDigest({ articles: [], hash: '' }, restart, [])).toEqual({ kind: 'empty' });
  });
});

describe('the question to discuss', () => {
  const asked = (discussion?: string) => {
    const made = articleOf('bees', ['b1']);
    const sections = made.sections.map((section) => ({
      ...section,
      questions: ['One?', 'Two?', 'Three?'].map((text) => ({ text, sources: [], line: 1 })),
      ...(discussion ? { discussion } : {}),
    }));
    return { articles: [{ ...made, sections }], hash: '' };
  };

  test('is the editors’, else one of the section’s questions: the same at every try, another one in the next round', () => {
    expect(digestOf(asked('What would you do?'), reading, []).discussion).toBe('What would you do?');
    const drawn = [1, 2, 3].map((of) => digestOf(asked(), { ...reading, round: of }, []).discussion);
    expect(digestOf(asked(), reading, []).discussion).toBe(drawn[0]);
    expect(drawn.toSorted()).toEqual(['One?', 'Three?', 'Two?']);
  });

  test('is left out where there is none', () => {
    expect(digestOf(corpus, reading, [])).not.toHaveProperty('discussion');
  });
});

describe('a shuffled programme', () => {
  const sections = Array.from({ length: 9 }, (_, index) => `s${index}`);
  const shuffled: ProgrammeOf = { ...reading, order: 'shuffled' };

  test('has every section once, in another order for each seed and round, and the same one at every start', () => {
    const texts = corpusWith({ bees: sections });
    const order = (programme: ProgrammeOf) => round(texts, programme).map(({ section }) => section.id);
    expect(order(shuffled).toSorted()).toEqual(sections);
    expect(order(shuffled)).toEqual(order(shuffled));
    expect(order(shuffled)).not.toEqual(sections);
    expect(order({ ...shuffled, seed: 8 })).not.toEqual(order(shuffled));
    expect(order({ ...shuffled, round: 2 })).not.toEqual(order(shuffled));
  });

  test('keeps its order when a section is added or taken out', () => {
    const order = (of: readonly string[]) =>
      round(corpusWith({ bees: of }), shuffled).map(({ section }) => section.id);
    expect(order([...sections, 'new']).filter((id) => id !== 'new')).toEqual(order(sections));
    expect(order(sections.slice(1))).toEqual(order(sections).filter((id) => id !== 's0'));
  });

  test('doesn’t begin a round with the section that ended the last one', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const texts = corpusWith({ bees: ['b1', 'b2'] });
      const programme: ProgrammeOf = { ...shuffled, seed, atEnd: 'restart' };
      const had = round(texts, programme).map(readingKey);
      const last = digestOf(texts, programme, had.slice(0, 1));
      const again = digestOf(texts, programme, had);
      expect(readingKey(again)).not.toBe(had.at(-1));
      expect(last.after.kind === 'start_over' && readingKey(last.after)).toBe(readingKey(again));
    }
  });
});

test('content that changes every day is neither repeated nor left out', () => {
  const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { minLength: 1 });
  const order = fc.constantFrom('reading' as const, 'shuffled' as const);
  fc.assert(
    fc.property(
      fc.array(ids, { minLength: 1, maxLength: 8 }),
      ids,
      order,
      fc.nat(),
      (days, final, of, seed) => {
        const programme: ProgrammeOf = { ...reading, order: of, seed };
        const had: string[] = [];
        const read = (texts: readonly string[]) => {
          const planned = planDigest(corpusWith({ bees: texts }), programme, had);
          if (planned.kind !== 'digest') {
            expect(texts.every((id) => had.includes(`bees/${id}`))).toBe(true);
            return false;
          }
          const { digest } = planned;
          expect(had).not.toContain(readingKey(digest));
          expect(texts).toContain(digest.section.id);
          expect(digest.day).toBe(had.length + 1);
          expect(digest.total).toBeGreaterThanOrEqual(digest.day);
          had.push(readingKey(digest));
          return true;
        };
        for (const texts of days) read(texts);
        while (read(final));
        for (const id of final) expect(had).toContain(`bees/${id}`);
      },
    ),
  );
});
