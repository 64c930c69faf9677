// Passages that say nearly the same in nearly the same words, between which no question can choose.
import type { Article, Finding, Passage, Section } from '../article.js';
import { createReport } from '../finding.js';
import { runsOf, wordsIn } from './words.js';

/** Words in a shingle, and the resemblance from which two passages are too alike. */
const SHINGLE = 3;
const ALIKE = 0.5;

/**
 * Compares the passages of an article pair by pair by their resemblance, the share of three-word runs that two texts
 * have in common: |A∩B| / |A∪B| (A. Broder, On the resemblance and containment of documents, 1997).
 */
export function checkAlike(article: Article): readonly Finding[] {
  const findings: Finding[] = [];
  const seen: { readonly section: Section; readonly passage: Passage; readonly size: number }[] = [];
  // Only passages that share a run are compared, so that many passages cost little.
  const holders = new Map<string, number[]>();
  for (const section of article.sections)
    for (const passage of section.passages) {
      const shingles = new Set(runsOf(wordsIn(passage.text, article.language), SHINGLE));
      const shared = new Map<number, number>();
      for (const shingle of shingles)
        for (const other of holders.get(shingle) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      for (const [other, common] of shared) {
        const twin = seen[other];
        if (!twin || common / (shingles.size + twin.size - common) < ALIKE) continue;
        const report = createReport(section.file);
        report.warn(
          passage.line,
          `this passage is much like the one at ${twin.section.file}:${twin.passage.line}`,
          'say in one of them what only it says, or delete one',
        );
        findings.push(...report.findings);
        break;
      }
      for (const shingle of shingles) {
        const list = holders.get(shingle);
        if (list) list.push(seen.length);
        else holders.set(shingle, [seen.length]);
      }
      seen.push({ section, passage, size: shingles.size });
    }
  return findings;
}
