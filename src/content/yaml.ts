// YAML that an editor may have broken: each mistake is reported once, in words that mend it, and the rest still read.
import {
  type Document,
  isNode,
  LineCounter,
  parseDocument,
  type Scalar,
  visit,
  type YAMLError,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type Report, shown } from './finding.js';

/** A front matter as read; lines are the file's. */
export interface ReadYaml {
  readonly document: Document.Parsed;
  readonly lineAt: (offset: number) => number;
}

/** Each costs a parse; whoever mends fifty lines checks again anyway. */
const MOST_MISTAKES = 50;
const QUOTE_IT = 'put the text in quotes';

/**
 * Parses YAML. After a mistake the parser finds errors in all that follows, so the line at fault is reported, replaced
 * by a harmless one, and the rest parsed anew; findings on such lines are muted from then on.
 *
 * @param firstLine the file's line on which the YAML begins.
 */
export function readYaml(yaml: string, firstLine: number, report: Report): ReadYaml | undefined {
  const lines = yaml.split('\n');
  const replaced = new Map<number, number>();
  for (let tries = 0; tries < MOST_MISTAKES; tries++) {
    const counter = new LineCounter();
    // A field given twice is found by the caller; yaml would stop at it.
    const options = { lineCounter: counter, prettyErrors: false, uniqueKeys: false };
    const document = parseDocument(lines.join('\n'), options);
    const [error] = document.errors;
    const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
    if (!error) {
      reportTraps(document, lineAt, report);
      for (const index of replaced.keys()) report.mute(index + firstLine);
      return { document, lineAt };
    }
    const index =
      Math.min(counter.linePos(openingQuote(document, error) ?? error.pos[0]).line, lines.length) - 1;
    const text = lines[index] ?? '';
    const times = replaced.get(index) ?? 0;
    if (times === 0)
      report.error(
        index + firstLine,
        `the YAML is broken: ${lowerFirst(error.message)}`,
        remedyFor(error, text),
      );
    if (times > 1) return undefined;
    replaced.set(index, times + 1);
    lines[index] = times === 0 ? placeholder(text) : '';
  }
  return undefined;
}

/** The line with its text taken out: a list's item, a field, or nothing. */
function placeholder(text: string): string {
  const [, indent = '', lead] = /^(\s*)(-\s|[\w-]+:)/u.exec(text) ?? [];
  return lead ? `${indent.replaceAll('\t', '  ')}${lead.trim()} x` : '';
}

// yaml reports a missing quotation mark at the end of the text; the editor needs the one that opens.
function openingQuote(document: Document.Parsed, error: YAMLError): number | undefined {
  if (!isUnclosed(error)) return undefined;
  let offset: number | undefined;
  visit(document, {
    Scalar(_, node) {
      if (node.type?.startsWith('QUOTE')) offset = offsetOf(node);
    },
  });
  return offset;
}

function isUnclosed(error: YAMLError): boolean {
  return /closing ["']quote/u.test(error.message);
}

// The usual causes, the surest first; the error's code alone says too little.
type Remedy = readonly [applies: (error: YAMLError, text: string) => boolean, remedy: string];
const REMEDIES: readonly Remedy[] = [
  [
    (error, text) => error.code === 'TAB_AS_INDENT' || /^\s*\t/u.test(text),
    'indent with spaces, not with tabs',
  ],
  [isUnclosed, 'close the quotation mark; a text with " inside is put in single quotes'],
  [
    (_, text) => /^\s*(?:-|[\w-]+:)\s+(["']).*\1\s*\[[^[\]]*\]\s*$/u.test(text),
    'put the locator inside the quotation marks, such as "What is new: the aim? [¶15]"',
  ],
  [
    (_, text) => /^\s*(?:-\s+|[\w-]+:\s+)["']/u.test(text),
    'a text with quotation marks in it is put in quotes as a whole, such as \'"Open" for whom?\'',
  ],
  [
    (error, text) => /^\s*[\w-]+:\s*\[.*\[/u.test(text) || /flow sequence/u.test(error.message),
    'a list with locators is written as a block: each item on a line of its own, such as - item [¶1]',
  ],
  [(_, text) => /^\s*[\w-]+:\s+- /u.test(text), 'begin the list on the next line, indented by two spaces'],
  [
    (_, text) => /^\s*(?:-|[\w-]+:)\s+[@`%&*!|>[{?]/u.test(text),
    'a text that begins with a special character is put in quotes',
  ],
  [
    (_, text) => /^\s*(?:-|[\w-]+:)\s+.*:(?:\s|$)/u.test(text),
    'a text with a colon is put in quotes, such as "What is new: the aim?"',
  ],
  [(_, text) => /^[\w-]+:\S/u.test(text), 'put a space after the colon of the field'],
  [(_, text) => /^\s*-/u.test(text), 'indent all items of a list by the same two spaces'],
  [(_, text) => !/:(?:\s|$)/u.test(text), 'write fields as name: value, and indent a text that goes on'],
];

function remedyFor(error: YAMLError, text: string): string {
  return REMEDIES.find(([applies]) => applies(error, text))?.[1] ?? QUOTE_IT;
}

// YAML that is valid but drops or replaces what the editor typed: `&a`, `*a`, `!a`, and `#1` after a space.
function reportTraps(document: Document.Parsed, lineAt: ReadYaml['lineAt'], report: Report): void {
  const refuse = (line: number, message: string) => {
    report.error(line, message, QUOTE_IT);
    // What YAML made of the text is not what stands there.
    report.mute(line);
  };
  const refuseAnchor = (node: Scalar | YAMLMap | YAMLSeq) => {
    if (node.anchor) refuse(lineAt(offsetOf(node)), '& at the beginning of a text has a meaning in YAML');
  };
  for (const warning of document.warnings)
    refuse(lineAt(warning.pos[0]), `the YAML is doubtful: ${lowerFirst(warning.message)}`);
  visit(document, {
    Alias(_, node) {
      refuse(lineAt(offsetOf(node)), '* at the beginning of a text has a meaning in YAML');
    },
    Collection(_, node) {
      refuseAnchor(node);
    },
    Scalar(_, node) {
      refuseAnchor(node);
      if (node.type === 'PLAIN' && node.comment && !/^\s/u.test(node.comment))
        report.warn(
          lineAt(offsetOf(node)),
          `what follows # is left out: ${shown(`#${node.comment}`)}`,
          'put the text in quotes, or a space after # when it is a remark',
        );
    },
  });
}

/** Offset at which a node begins, 0 for none. */
export function offsetOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/u, '');
}
