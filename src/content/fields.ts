// Reading one field of a front matter: each reader returns a usable value, or reports why it can't.
import { isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import type { Located, SourceId } from './article.js';
import { type Report, shown } from './finding.js';
import type { Field } from './frontMatter.js';
import { parseLocator, splitLocator } from './locator.js';
import { slackLength } from './text.js';

/** Sources named by a front matter, with the line that names them. */
export interface SourceRef {
  readonly sources: readonly SourceId[];
  readonly line: number;
}

/** Characters allowed in a text, `&`, `<` and `>` counted as Slack writes them. */
export interface TextRule {
  readonly max: number;
}

/** A text on one line. Missing fields give `undefined`; an empty one is reported. */
export function readText(field: Field | undefined, rule: TextRule, report: Report): string | undefined {
  if (!field) return undefined;
  return textOf(field.node, field.name, field.line, rule, report, `${field.name}: `);
}

/** A list of texts, each with or without a locator at its end. */
export function readLocated(field: Field | undefined, rule: TextRule, report: Report): Located[] {
  return items(field, report).flatMap(({ node, line, name }) => {
    const text = textOf(node, name, line, { max: Number.POSITIVE_INFINITY }, report, '- ');
    if (text === undefined) return [];
    const split = splitLocator(text);
    if (split.kind === 'bad') report.error(line, split.message, split.remedy);
    if (split.text === '')
      report.error(line, `${name} is a locator without a text`, 'write the text before it');
    checkLength(split.text, name, line, rule, report);
    return [{ text: split.text, sources: split.kind === 'located' ? split.sources : [], line }];
  });
}

/** A list of locators, such as those of the key passages. */
export function readSources(field: Field | undefined, report: Report): SourceRef[] {
  return items(field, report).flatMap(({ node, line }) => sourcesOf(node, line, report) ?? []);
}

/** Name → locator, such as the glossary. */
export function readSourceMap(
  field: Field | undefined,
  example: string,
  report: Report,
): ReadonlyMap<string, SourceRef> {
  const map = new Map<string, SourceRef>();
  for (const { name, node, line } of pairs(field, example, report)) {
    const ref = sourcesOf(node, line, report);
    if (ref) map.set(name, ref);
  }
  return map;
}

/** Name → list of texts, such as the synonyms. */
export function readTextLists(
  field: Field | undefined,
  rule: TextRule,
  report: Report,
): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, readonly string[]>();
  for (const { name, node, line, lineOf } of pairs(field, 'battery: [accumulator]', report)) {
    checkLength(name, 'a synonym', line, rule, report);
    const listed = items({ name, line, node, lineOf }, report);
    map.set(
      name,
      listed.flatMap((item) => textOf(item.node, item.name, item.line, rule, report, '- ') ?? []),
    );
  }
  return map;
}

/** A field with fields of its own, such as `original`; a value that isn't a map is reported. */
export function readPairs(field: Field | undefined, example: string, report: Report): readonly Field[] {
  return pairs(field, example, report);
}

function textOf(
  node: Node | null,
  name: string,
  line: number,
  rule: TextRule,
  report: Report,
  lead: string,
): string | undefined {
  if (isMap(node)) {
    const [pair] = node.items;
    const written =
      pair && isScalar(pair.key)
        ? `${pair.key.value}: ${isScalar(pair.value) ? (pair.value.value ?? '') : '…'}`
        : '…';
    report.error(
      line,
      `${name} holds a colon, which YAML reads as a field`,
      `put the text in quotes: ${lead}"${shown(written.trim()).slice(1, -1)}"`,
    );
    return undefined;
  }
  if (isSeq(node)) {
    const remedy =
      lead === '- ' ? 'write each item as one text: “- item [¶1]”' : 'write one text without brackets';
    report.error(line, `${name} must be a text and is a list`, remedy);
    return undefined;
  }
  const value = isScalar(node) ? node.value : null;
  if (value === null || value === '') {
    report.error(line, `${name} is empty`, 'write a text, or delete the line');
    return undefined;
  }
  if (typeof value !== 'string') {
    const kind = typeof value === 'boolean' ? 'a yes-or-no value' : 'a number';
    report.error(
      line,
      `${name} must be a text and is ${kind}`,
      `put it in quotes: ${lead}"${String(value)}"`,
    );
    return undefined;
  }
  const text = value.trim();
  if (/[\n\r\u2028\u2029]/u.test(text)) {
    report.error(line, `${name} runs over several lines`, 'write it on one line, or after > instead of |');
    return undefined;
  }
  if (text === '') report.error(line, `${name} is empty`, 'write a text, or delete the line');
  checkLength(text, name, line, rule, report);
  return text === '' ? undefined : text;
}

function checkLength(text: string, name: string, line: number, rule: TextRule, report: Report): void {
  const length = slackLength(text);
  if (length > rule.max)
    report.error(line, `${name} has ${length} characters, ${rule.max} at most`, 'shorten it');
}

interface Item {
  readonly node: Node | null;
  readonly line: number;
  readonly name: string;
}

function items(field: Field | undefined, report: Report): Item[] {
  if (!field) return [];
  if (!isSeq(field.node)) {
    const empty = field.node === null || (isScalar(field.node) && field.node.value === null);
    report.error(
      field.line,
      empty ? `${field.name} is empty` : `${field.name} must be a list`,
      empty
        ? 'list its items below it, or delete the line'
        : 'write each item on a line of its own, as “- item”',
    );
    return [];
  }
  return field.node.items.map((item, index) => ({
    node: isNode(item) ? item : null,
    line: isNode(item) ? field.lineOf(item) : field.line,
    name: `item ${index + 1} of ${field.name}`,
  }));
}

function pairs(field: Field | undefined, example: string, report: Report): Field[] {
  if (!field) return [];
  if (!isMap(field.node)) {
    report.error(
      field.line,
      `${field.name} must be a list of names with values`,
      `write each on an indented line of its own, such as ${example}`,
    );
    return [];
  }
  const seen = new Set<string>();
  return field.node.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const line = field.lineOf(key);
    if (seen.has(name))
      report.error(line, `${shown(name)} is given twice in ${field.name}`, 'keep one of the two');
    if (name.trim() === '' || name === 'null')
      report.error(line, `a name in ${field.name} is empty`, `write it such as ${example}`);
    seen.add(name);
    return [{ name, line, node: isNode(value) ? value : null, lineOf: field.lineOf }];
  });
}

/** A locator is a text (`¶15`, `"[¶15]"`) or, since `[¶14, C1]` is a list to YAML, a list of texts. */
function sourcesOf(node: Node | null, line: number, report: Report): SourceRef | undefined {
  const parts = isSeq(node) ? node.items : [node];
  const text = parts.map((part) => (isScalar(part) ? String(part.value ?? '') : '')).join(', ');
  const result = parseLocator(text);
  if (result.ok) return { sources: result.sources, line };
  report.error(line, result.message, result.remedy);
  return undefined;
}
