// The questions that matching is fitted on, all made from the texts themselves, so that any content can be fitted:
//   asked     every editors' question, asked as if it weren't there
//   half      the same with it there, three words in ten lost: readers who ask nearly what editors foresaw
//   keyword   every term and title
//   own       a passage's sentence of which a reader has kept four words in ten
//   bare      editors' questions put to the text without its terms, questions and synonyms: a new text
//   off       questions of daily life (src/search/elsewhere.txt), put to the text with and without them
import { loadCorpus } from '../dist/content/load.js';
import { bareCorpus, SampleMaker } from '../dist/search/fit.js';
import { languagesOf } from '../dist/search/passageIndex.js';
import { seeded } from './measures.mjs';

const lost = 0.3;
const kept = 0.4;
/** How much a half-remembered question counts beside one that nobody foresaw. */
const foreseen = 0.3;

/**
 * Samples by kind. `source` numbers what a sample is made from, so that all forms of one question stay in one fold and
 * none is judged by a fit that has seen another.
 */
export async function samplesOf(folders, semantic) {
  const random = seeded(5);
  const samples = { asked: [], half: [], keyword: [], own: [], bare: [], off: [] };
  for (const dir of folders) {
    const { corpus } = await loadCorpus(dir);
    if (!corpus) throw new Error(`${dir} has errors: run footnote check`);
    for (const language of languagesOf(corpus)) {
      // Word vectors are English ones; a language without them uses the model fitted without.
      if (semantic !== 'off' && language !== 'en') continue;
      const maker = new SampleMaker(corpus, language, semantic);
      const bare = new SampleMaker(bareCorpus(corpus), language, semantic);
      const { texts, owners } = maker.index.questions;
      const numbered = (list) => list.map((sample, source) => ({ ...sample, source }));
      samples.asked.push(...numbered(maker.editorsQuestions()));
      samples.half.push(...numbered(maker.halfRemembered(lost, random, foreseen)));
      samples.keyword.push(...numbered(maker.keywords()));
      samples.own.push(...numbered(maker.ownWords(kept, random)), ...numbered(bare.ownWords(kept, random)));
      samples.bare.push(...numbered(texts.map((text, q) => bare.sampleFor(text, new Set(owners[q])))));
      if (language === 'en')
        samples.off.push(
          ...[...numbered(maker.offTopic()), ...numbered(bare.offTopic())].filter(
            // Without a word of content there is nothing to judge: such a message is refused before.
            ({ query }) => query.terms.length > 0,
          ),
        );
    }
  }
  return samples;
}
