// What a valid text could do better: advice for editors, found by comparing its parts with each other and its source.
import type { Article, Corpus, Finding } from '../article.js';
import { compareFindings } from '../finding.js';
import type { SourcePiece } from '../sourceText.js';
import { checkAlike } from './alike.js';
import { checkCopies } from './copied.js';
import { checkCoverage } from './coverage.js';
import { checkQuestions } from './questions.js';
import { checkReadability } from './readability.js';

/**
 * Reviews all texts of a corpus. All findings are warnings, sorted by file and line.
 *
 * @param sources the numbered source of an article by its id; without one, what needs it is not checked.
 */
export function reviewCorpus(
  corpus: Corpus,
  sources: ReadonlyMap<string, readonly SourcePiece[]>,
): readonly Finding[] {
  return corpus.articles
    .flatMap((article) => {
      const source = sources.get(article.id);
      return [
        ...(source ? [...checkCoverage(article, source), ...checkCopies(article, source)] : []),
        ...[article, ...article.translations].flatMap(reviewAlone),
      ];
    })
    .toSorted(compareFindings);
}

function reviewAlone(article: Article): readonly Finding[] {
  return [...checkAlike(article), ...checkReadability(article), ...checkQuestions(article)];
}
