// Which state of the original a translation was made from, so that one that lags behind can be told.
// An article's folder keeps it in `.translated.json`: a translation's file → the hash of what it translates.
import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Article, Corpus, Finding } from '../article.js';
import { createReport } from '../finding.js';

/** Its name begins with a dot: it is no content. */
const RECORD = '.translated.json';
const recordSchema = z.record(z.string(), z.string());
type TranslationRecord = Readonly<Record<string, string>>;

/** Reports translations whose original has changed since `recordTranslations`, and those that were never recorded. */
export async function checkTranslated(contentDir: string, corpus: Corpus): Promise<readonly Finding[]> {
  const findings = await Promise.all(
    corpus.articles
      .filter(({ translations }) => translations.length > 0)
      .map(async (article) => {
        const record = await readRecord(join(contentDir, dirname(article.file), RECORD));
        return article.translations.flatMap((translation) => lagging(article, translation, record));
      }),
  );
  return findings.flat();
}

/**
 * Records that all translations are up to date with their originals as these are now.
 *
 * @returns the files written.
 * @throws when a folder can't be written to.
 */
export async function recordTranslations(contentDir: string, corpus: Corpus): Promise<readonly string[]> {
  const written: string[] = [];
  for (const article of corpus.articles) {
    if (article.translations.length === 0) continue;
    const pairs = article.translations.flatMap((translation) => pairsOf(article, translation));
    const record = Object.fromEntries(pairs.map(({ file, hash }) => [basename(file), hash]).toSorted());
    const path = join(contentDir, dirname(article.file), RECORD);
    await writeFile(`${path}.tmp`, `${JSON.stringify(record, null, 2)}\n`);
    await rename(`${path}.tmp`, path);
    written.push(path);
  }
  return written;
}

interface Pair {
  readonly file: string;
  readonly original: string;
  readonly hash: string;
}

// What a translator turns into another language; terms and questions are each language's own.
function pairsOf(article: Article, translation: Article): readonly Pair[] {
  const sections = translation.sections.flatMap((section, index): readonly Pair[] => {
    const source = article.sections[index];
    if (!source) return [];
    const texts = [source.title, source.summary, ...source.passages.map(({ text }) => text)];
    return [{ file: section.file, original: source.file, hash: hashOf(texts) }];
  });
  const { title, abstract, file } = article;
  return [{ file: translation.file, original: file, hash: hashOf([title, abstract]) }, ...sections];
}

function hashOf(texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16);
}

function lagging(article: Article, translation: Article, record: TranslationRecord): readonly Finding[] {
  const pairs = pairsOf(article, translation);
  const unrecorded = pairs.filter(({ file }) => record[basename(file)] === undefined);
  const about = createReport(translation.file);
  if (unrecorded.length > 0)
    about.warn(
      1,
      `it is not recorded which state of the original ${unrecorded.length} of ${pairs.length} files translate`,
      'once they are up to date, run footnote check --translated',
    );
  return [
    ...about.findings,
    ...pairs.flatMap(({ file, original, hash }) => {
      const known = record[basename(file)];
      const report = createReport(file);
      if (known !== undefined && known !== hash)
        report.warn(
          1,
          `${original} has changed since this was translated`,
          'bring it up to date, then run footnote check --translated',
        );
      return report.findings;
    }),
  ];
}

// A record that is missing or broken records nothing, which is then reported.
async function readRecord(path: string): Promise<TranslationRecord> {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}
