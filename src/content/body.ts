// The body of a content file: plain paragraphs and `>` quotations, found with a Markdown parser so that anything
// else (a heading, a list, a link) is seen for what it is; the text itself is cut from the lines, untouched.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { type Report, shown } from './finding.js';
import { joinLines } from './text.js';

type MarkdownNode = ReturnType<typeof fromMarkdown>['children'][number];
type Paragraph = Extract<MarkdownNode, { readonly type: 'paragraph' }>;

/** A paragraph of the body, its lines joined. */
export interface BodyParagraph {
  readonly text: string;
  readonly quoted: boolean;
  /** 1-based line in the file: where it begins. */
  readonly line: number;
  /** Where it ends: its locator's line. */
  readonly lastLine: number;
}

/** The paragraphs, and whether every block of the body was one. */
export interface Body {
  readonly paragraphs: readonly BodyParagraph[];
  readonly sound: boolean;
}

/**
 * Reads the paragraphs of a body and reports whatever else stands in it.
 *
 * @param firstLine the file's line on which the body begins.
 * @param language decides how wrapped lines are joined.
 */
export function readBody(
  lines: readonly string[],
  firstLine: number,
  language: string,
  report: Report,
): Body {
  if (!isParseable(lines, firstLine, report)) return { paragraphs: [], sound: false };
  const paragraphs: BodyParagraph[] = [];
  let sound = true;
  const take = (node: Paragraph, quoted: boolean) => {
    const [from, to] = [startLine(node), node.position?.end.line ?? startLine(node)];
    const own = lines.slice(from - 1, to);
    checkMarks(node, own, firstLine + from - 1, report);
    const cleaned = own.map((line) => (quoted ? line.replace(/^\s*>/u, '') : line).trim());
    paragraphs.push({
      text: joinLines(cleaned, language),
      quoted,
      line: firstLine + from - 1,
      lastLine: firstLine + to - 1,
    });
  };
  const refuse = (node: MarkdownNode) => {
    sound = false;
    const line = firstLine + startLine(node) - 1;
    const [message, remedy] = REFUSED[node.type] ?? ['this is not a plain paragraph', 'write it as one'];
    report.error(line, `${message}: ${shown((lines[startLine(node) - 1] ?? '').trim())}`, remedy);
  };
  for (const node of fromMarkdown(lines.join('\n')).children) {
    if (node.type === 'paragraph') take(node, false);
    else if (node.type === 'blockquote')
      for (const inner of node.children) {
        if (inner.type === 'paragraph') take(inner, true);
        else refuse(inner);
      }
    else refuse(node);
  }
  return { paragraphs, sound };
}

const DEEP = /^(?:[ \t]*(?:>|[*+-]|\d{1,9}[.)])){20,}/u;
const MAX_BLOCK = 10_000;

// What costs a Markdown parser quadratic time, and nobody writes: containers nested by the dozen, endless paragraphs.
function isParseable(lines: readonly string[], firstLine: number, report: Report): boolean {
  let length = 0;
  for (const [index, line] of lines.entries()) {
    length = line.trim() === '' ? 0 : length + line.length;
    if (DEEP.test(line)) {
      report.error(firstLine + index, 'this line begins with too many marks', 'write a plain paragraph');
      return false;
    }
    if (length > MAX_BLOCK) {
      report.error(
        firstLine + index,
        `more than ${MAX_BLOCK} characters stand here without a blank line`,
        'part the passages by blank lines',
      );
      return false;
    }
  }
  return true;
}

const PLAIN = 'write it as a plain paragraph with a locator at its end';
const REFUSED: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  heading: [
    'a heading stands in the text',
    'give it a file of its own, or delete it; a line of --- or === under a text makes a heading too',
  ],
  list: [
    'a list stands in the text',
    'write its items as a sentence; a line that begins with a hyphen, or with a number and a full stop, makes a list',
  ],
  code: ['code stands in the text', `${PLAIN}, without indentation and backticks`],
  html: ['HTML stands in the text', PLAIN],
  thematicBreak: ['a rule stands in the text', 'delete it; a blank line parts paragraphs'],
  definition: [
    'a link definition stands in the text',
    'delete it; the article’s address goes into the field url',
  ],
  blockquote: ['a quotation stands in a quotation', 'begin the line with one > only'],
};

/** Marks inside a paragraph. Links and the like would break the layout; emphasis is only shown as typed. */
const MARKS: Readonly<
  Record<string, readonly [severity: 'error' | 'warn', message: string, remedy: string]>
> = {
  link: [
    'error',
    'a link stands in the text',
    'write its words only; the article’s address goes into the field url',
  ],
  linkReference: ['error', 'a link stands in the text', 'write its words only'],
  image: [
    'error',
    'an image stands in the text',
    'describe it in words, with its caption’s locator such as [C1]',
  ],
  imageReference: ['error', 'an image stands in the text', 'describe it in words'],
  html: ['error', 'HTML stands in the text', 'write the words without tags'],
  emphasis: ['warn', 'the marks of emphasis are shown as typed', 'write the words without * and _'],
  strong: ['warn', 'the marks of emphasis are shown as typed', 'write the words without * and _'],
  inlineCode: ['warn', 'the backticks are shown as typed', 'write the words without them'],
};

function checkMarks(node: Paragraph, own: readonly string[], line: number, report: Report): void {
  const said = new Set<string>();
  const visit = (part: MarkdownNode) => {
    const mark = MARKS[part.type];
    const at = line + startLine(part) - startLine(node);
    const key = `${part.type} ${at}`;
    if (mark && !said.has(key)) {
      said.add(key);
      if (mark[0] === 'error') report.error(at, mark[1], mark[2]);
      else report.warn(at, mark[1], mark[2]);
    }
    if ('children' in part) for (const child of part.children) visit(child);
  };
  for (const child of node.children) visit(child);
  for (const [index, text] of own.entries()) {
    const escaped = ESCAPE.exec(text);
    if (escaped)
      report.warn(
        line + index,
        `${shown(escaped[0])} is shown as typed`,
        'write the character itself, without Markdown’s escape',
      );
  }
}

// CommonMark 2.4 (backslash before ASCII punctuation, or a hard break) and 2.5 (entities).
const ESCAPE = /\\(?:[!-/:-@[-`{-~]|$)|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/iu;

function startLine(node: MarkdownNode): number {
  return node.position?.start.line ?? 1;
}
