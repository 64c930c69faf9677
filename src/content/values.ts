// Fields whose text has a form of its own: dates, ids, languages, web addresses.
import { isScalar } from 'yaml';
import { readText, type TextRule } from './fields.js';
import { type Report, shown } from './finding.js';
import type { Field } from './frontMatter.js';

/**
 * A date: a full one (`2024-01-05`), or with `partial` also a year or a month. It must exist in the calendar.
 */
export function readDate(field: Field | undefined, partial: boolean, report: Report): string | undefined {
  if (!field) return undefined;
  // A bare year is a number to YAML.
  const plain = isScalar(field.node) && typeof field.node.value === 'number' ? field.node.source : undefined;
  const text = plain ?? readText(field, { max: 40 }, report);
  if (text === undefined) return undefined;
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text) ?? [];
  const at = new Date(`${year}-${month}-${day}T00:00:00Z`);
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(`${year}-${month}-${day}`);
  if (exists && (partial || text.length === 10)) return text;
  const forms = partial ? '2024-01-05, 2024-01 or 2024' : '2024-01-05';
  report.error(
    field.line,
    `${field.name} is not a date of the calendar: ${shown(text)}`,
    `write year, month and day, such as ${forms}`,
  );
  return undefined;
}

/** An id: lower-case letters, digits and single hyphens, at most 64 characters (it goes into Slack's button values). */
export function readId(field: Field | undefined, report: Report): string | undefined {
  const id = readText(field, { max: 64 }, report);
  if (!field || id === undefined || /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(id)) return id;
  const meant = id
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  report.error(
    field.line,
    `the id ${shown(id)} has other characters than lower-case letters, digits and hyphens`,
    meant ? `write ${meant}` : 'write one such as green-development',
  );
  return id;
}

/** A language tag in its usual writing (`zh`, `zh-Hant`), or `undefined` when there is no such language. */
export function languageTag(text: string): string | undefined {
  try {
    const locale = new Intl.Locale(text);
    // `english` is a well-formed tag too, but names no language.
    const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
    return names.of(locale.language) === undefined ? undefined : locale.toString();
  } catch {
    return undefined;
  }
}

/** A BCP 47 language tag. */
export function readLanguage(field: Field | undefined, report: Report): string | undefined {
  const text = readText(field, { max: 35 }, report);
  if (!field || text === undefined) return undefined;
  const tag = languageTag(text);
  if (!tag)
    report.error(
      field.line,
      `${field.name} is not a language tag (BCP 47): ${shown(text)}`,
      'write one such as en, zh or pt-BR',
    );
  return tag;
}

/** A web address. */
export function readUrl(field: Field | undefined, rule: TextRule, report: Report): string | undefined {
  const text = readText(field, rule, report);
  if (!field || text === undefined) return undefined;
  if (/^https?:\/\/[^\s<>"|]+$/u.test(text) && URL.canParse(text)) return text;
  report.error(
    field.line,
    `${field.name} is not a web address: ${shown(text)}`,
    'write the whole address, beginning with https://',
  );
  return undefined;
}
