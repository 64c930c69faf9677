// Questions that two sections claim, so that neither answers them for certain.
import type { Article, Finding } from '../article.js';
import { createReport, shown } from '../finding.js';
import { wordsIn } from './words.js';

/** Reports a question that an earlier section of the article has too, but for capitals and punctuation. */
export function checkQuestions(article: Article): readonly Finding[] {
  const seen = new Map<string, { readonly sectionId: string; readonly place: string }>();
  return article.sections.flatMap((section) => {
    const report = createReport(section.file);
    for (const { text, line } of section.questions) {
      const key = wordsIn(text, article.language)
        .map((word) => word.key)
        .join(' ');
      const earlier = seen.get(key);
      if (earlier && earlier.sectionId !== section.id)
        report.warn(
          line,
          `the question ${shown(text)} is also that of ${earlier.place}`,
          'leave it to the section that answers it, or ask each about what only it says',
        );
      else if (!earlier) seen.set(key, { sectionId: section.id, place: `${section.file}:${line}` });
    }
    return report.findings;
  });
}
