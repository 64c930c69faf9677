// The head of a content file, between two lines of three hyphens: YAML, read so that every value keeps its line.
import { isMap, isNode, isScalar, type Node } from 'yaml';
import { nearest, type Report, shown } from './finding.js';
import { offsetOf, readYaml } from './yaml.js';

/** A content file cut in two; lines are 1-based. */
export interface Parts {
  readonly yaml: string;
  readonly body: readonly string[];
  readonly bodyLine: number;
}

/** One field as written: its name's line, its value's node, and the line of any node in it. */
export interface Field {
  readonly name: string;
  readonly line: number;
  readonly node: Node | null;
  readonly lineOf: (node: unknown) => number;
}

/** The YAML starts below the first `---`. */
const YAML_LINE = 2;
const RULE = /^---\s*$/u;

/** Cuts a file at its front matter; `undefined` (reported) when that is missing or not closed. */
export function splitFrontMatter(lines: readonly string[], report: Report): Parts | undefined {
  if (!RULE.test(lines[0] ?? '')) {
    const written = lines.findIndex((line) => line.trim() !== '');
    if (written < 0) report.error(1, 'the file is empty', 'write its fields and its text, or delete it');
    else if (RULE.test(lines[written] ?? ''))
      report.error(
        1,
        'the front matter does not begin on the first line',
        'delete the blank lines above its ---',
      );
    else
      report.error(
        1,
        'the front matter is missing',
        'begin the file with a line ---, then its fields, then a line --- again',
      );
    return undefined;
  }
  const close = lines.findIndex((line, index) => index > 0 && RULE.test(line));
  if (close < 0) {
    report.error(1, 'the front matter is not closed', 'put a line --- after its last field');
    return undefined;
  }
  return { yaml: lines.slice(1, close).join('\n'), body: lines.slice(close + 1), bodyLine: close + 2 };
}

/**
 * Reads the fields of a front matter. Broken YAML, unknown fields and fields given twice are reported.
 *
 * @param known names of all fields there are.
 * @returns `undefined` when the YAML is broken, since nothing in it can be relied on then.
 */
export function readFields(
  yaml: string,
  known: readonly string[],
  report: Report,
): ReadonlyMap<string, Field> | undefined {
  const read = readYaml(yaml, YAML_LINE, report);
  if (!read) return undefined;
  const { document, lineAt } = read;
  const fields = new Map<string, Field>();
  if (document.contents === null) return fields;
  if (!isMap(document.contents)) {
    report.error(
      YAML_LINE,
      'the front matter has no fields',
      'write each as name: value, on a line of its own',
    );
    return undefined;
  }
  const lineOf = (node: unknown) => lineAt(offsetOf(node));
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const line = lineOf(key);
    const earlier = fields.get(name);
    if (earlier)
      report.error(
        line,
        `${shown(name)} is given twice, first on line ${earlier.line}`,
        'keep one of the two',
      );
    else if (known.includes(name))
      fields.set(name, { name, line, node: isNode(value) ? value : null, lineOf });
    else reportUnknown(name, line, known, report);
  }
  return fields;
}

/** Reports a name that is not among the known ones, with the nearest that is. */
export function reportUnknown(name: string, line: number, known: readonly string[], report: Report): void {
  const near = nearest(name, known);
  report.error(
    line,
    `${shown(name)} is not a known field`,
    near ? `did you mean ${near}? If not, delete it` : `delete it; the fields are ${known.join(', ')}`,
  );
}
