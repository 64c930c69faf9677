// A small text of our own, good as it stands, for tests that break or extend it.
import { type BuildResult, buildCorpus } from '../../src/content/corpus.js';
import { formatFinding } from '../../src/content/finding.js';

/** File name → text or bytes. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export const ARTICLE = `---
id: tea
title: How tea is made
author: Ann Leaf
publication: The Kettle
published: 2021-03-04
language: en
locators: {author: H2, author_note: N1}
author_note: Writes about kitchens.
glossary:
  steeping: ¶3
---
Tea needs water, leaves and time.
`;

export const FIRST = `---
id: water
title: Water first
part: I. Before the cup
terms:
  - kettle
  - rolling boil [¶2]
questions:
  - Which water do I take?
  - "One thing: how hot? [¶2]"
synonyms:
  kettle: [boiler, pot]
discussion: What else could be boiled?
---
Fresh water makes better tea. Old water
has lost its air. [¶1]

For black tea it boils. [¶2]
`;

export const SECOND = `---
id: leaves
title: Then the leaves
key: [¶4]
---
Leaves steep for some minutes. [¶3]

> Never longer than a song. [¶4]
`;

export const GOOD: Files = { 'article.md': ARTICLE, '01-water.md': FIRST, '02-leaves.md': SECOND };

/** Builds a corpus of one folder, `tea`, or of several. */
export function build(files: Files, more: Readonly<Record<string, Files>> = {}): BuildResult {
  return buildCorpus(
    Object.entries({ tea: files, ...more }).map(([name, held]) => ({
      name,
      files: Object.entries(held).map(([file, content]) => ({ name: file, bytes: bytesOf(content) })),
    })),
  );
}

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** Findings as lines, warnings included. */
export function findings(files: Files, more: Readonly<Record<string, Files>> = {}): string[] {
  return build(files, more).findings.map((finding) => formatFinding(finding));
}

/** Paths of the good text's files, as findings name them. */
export const A = 'tea/article.md';
export const W = 'tea/01-water.md';
export const L = 'tea/02-leaves.md';

/** The good text with one replacement in a file. */
export const inArticle = (from: string | RegExp, to: string) => changed('article.md', ARTICLE, from, to);
export const inFirst = (from: string | RegExp, to: string) => changed('01-water.md', FIRST, from, to);
export const inSecond = (from: string | RegExp, to: string) => changed('02-leaves.md', SECOND, from, to);

function changed(file: string, text: string, from: string | RegExp, to: string): Files {
  const after = text.replace(from, () => to);
  if (after === text) throw new Error(`${String(from)} is not in ${file}`);
  return { ...GOOD, [file]: after };
}

/** One broken rule: its name, the text that breaks it, and the one finding on it. */
export type BrokenRule = readonly [rule: string, files: Files, finding: string];

/** Holds a broken rule to its finding; only a warning leaves the text in service. */
export function expectOnly(files: Files, finding: string): void {
  expect(findings(files)).toEqual([finding]);
  expect(build(files).corpus !== undefined).toBe(finding.includes(': warning: '));
}
