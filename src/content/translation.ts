// A translation has the sections and locators of its original; what differs is reported where the translator can mend it.
import type { Report } from './finding.js';
import { formatLocator } from './locator.js';
import type { SectionDraft } from './sectionFile.js';
import type { Reports, SectionEntry, Version } from './version.js';

/**
 * Reports where a translation differs from its original in more than words.
 *
 * @param language the tag in the names of its files.
 * @param folder the article's folder, for findings on files that are missing.
 */
export function checkTranslation(
  original: Version,
  translation: Version,
  language: string,
  folder: string,
  reports: Reports,
): void {
  checkArticle(original, translation, language, reports);
  const stems = new Map(original.sections.map((entry) => [entry.stem, entry]));
  for (const entry of translation.sections) {
    const source = stems.get(entry.stem);
    if (!source)
      reports(entry.file).error(
        1,
        'this is a translation without its original',
        `add ${folder}/${entry.stem}.md, or give the file its original’s name`,
      );
    else if (source.draft && entry.draft) checkSection(source.draft, entry.draft, reports(entry.file));
  }
  const translated = new Set(translation.sections.map(({ stem }) => stem));
  const at = translation.article?.file;
  for (const entry of original.sections)
    if (at && !translated.has(entry.stem)) reportUntranslated(entry, language, reports(at));
}

function checkArticle(original: Version, translation: Version, language: string, reports: Reports): void {
  const [source, article] = [original.article, translation.article];
  if (!article) return;
  const report = reports(article.file);
  if (source && source.id !== '' && article.id !== '' && source.id !== article.id)
    report.error(article.idLine, `the id ${article.id} is not that of the original`, `write ${source.id}`);
  if (article.language === '') return;
  if (source?.language === article.language)
    report.error(
      article.languageLine,
      `the language ${article.language} is that of the original`,
      'write the language of the translation, here and in the names of its files',
    );
  else if (article.language !== language)
    report.error(
      article.languageLine,
      `the language ${article.language} is not the one in the file’s name, ${language}`,
      `write ${language}, or rename the files`,
    );
}

function checkSection(source: SectionDraft, section: SectionDraft, report: Report): void {
  if (source.id !== '' && section.id !== '' && source.id !== section.id)
    report.error(section.idLine, `the id ${section.id} is not that of the original`, `write ${source.id}`);
  if (!source.sound || !section.sound) return;
  for (const [index, passage] of section.passages.entries()) {
    const there = source.passages[index];
    const [own, other] = [formatLocator(passage.sources), formatLocator(there?.sources ?? [])];
    if (own === other) continue;
    // One passage more or less shifts all that follow: the first difference says it.
    report.error(
      passage.lastLine,
      there
        ? `the locator [${own}] is not that of the original, [${other}]`
        : `the original has no passage here, ${source.passages.length} in all`,
      'translate passage by passage, with the same locators',
    );
    return;
  }
  const missing = source.passages[section.passages.length];
  if (missing)
    report.error(
      section.passages.at(-1)?.lastLine ?? 1,
      `the original’s passage [${formatLocator(missing.sources)}] is not translated`,
      'add it below this one',
    );
}

function reportUntranslated({ stem, file }: SectionEntry, language: string, report: Report): void {
  report.error(1, `${file} is not translated`, `add ${stem}.${language}.md with its id and locators`);
}
