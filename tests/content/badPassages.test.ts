// Passages, locators and abstracts that break a rule: the finding on each, and its remedy.
import { A, type BrokenRule, expectOnly, inArticle, inFirst, inSecond, L, W } from './fixture.js';

const RULES: readonly BrokenRule[] = [
  // Passages
  [
    'no passage',
    inSecond(/---\nLeaves[\s\S]*/u, '---\n'),
    `${L}:6: the section has no passages; write at least one below the front matter`,
  ],
  [
    'a passage without a locator',
    inSecond(' [¶3]', ''),
    `${L}:6: this passage has no locator at its end: “Leaves steep for some minutes.”; end it with its source paragraph in square brackets, such as [¶15] or [¶15–16]`,
  ],
  ['a locator in another writing', inSecond('[¶3]', '[P3]'), `${L}:6: [P3] is not a locator; write [¶3]`],
  [
    'a locator over three paragraphs',
    inSecond('minutes. [¶3]', 'minutes. [¶3–5]'),
    `${L}:6: the locator [¶3–5] spans more than two source paragraphs; split the text so that each piece rests on at most two, such as [¶15–16]`,
  ],
  [
    'a blank line forgotten between passages',
    inFirst('air. [¶1]\n\n', 'air. [¶1]\n'),
    `${W}:15: the locator [¶1] stands inside a passage; put a blank line after it when a new passage begins there, else one locator at the end, such as [¶15–16]`,
  ],
  [
    'locators out of order',
    inSecond('song. [¶4]', 'song. [¶4]\n\nThen. [¶3]'),
    `${L}:10: the locator [¶3] is out of order: ¶4 comes before it on line 8; put the passages in the order of the source, or correct the locator`,
  ],
  [
    'captions out of order',
    inSecond('song. [¶4]', 'song. [¶4, C2]\n\nThen. [C1]'),
    `${L}:10: the locator [C1] is out of order: C2 comes before it on line 8; put the passages in the order of the source, or correct the locator`,
  ],
  [
    'locators out of order between sections',
    inFirst('boils. [¶2]', 'boils. [¶2]\n\nAnd on. [¶4]'),
    `${L}:6: the locator [¶3] is out of order: ¶4 comes before it in tea/01-water.md; put the passages in the order of the source, or correct the locator`,
  ],
  [
    'a passage too long for Slack',
    inSecond('Leaves steep', 'x'.repeat(2801)),
    `${L}:6: this passage has 2819 characters, 2800 at most; split it into shorter ones`,
  ],
  [
    'a passage too long for Slack once escaped',
    inSecond('Leaves steep', `${'&'.repeat(600)}`),
    `${L}:6: this passage has 3018 characters, 2800 at most; split it into shorter ones`,
  ],
  [
    'a passage long to read',
    inSecond('Leaves steep', 'x'.repeat(901)),
    `${L}:6: warning: this passage has 919 characters and is long to read; split it, or shorten it to 900`,
  ],
  [
    'a heading',
    inSecond('Leaves', '## Leaves\n\nLeaves'),
    `${L}:6: a heading stands in the text: “## Leaves”; give it a file of its own, or delete it; a line of --- or === under a text makes a heading too`,
  ],
  [
    'a list',
    inSecond('> Never', '- one\n- two\n\n> Never'),
    `${L}:8: a list stands in the text: “- one”; write its items as a sentence; a line that begins with a hyphen, or with a number and a full stop, makes a list`,
  ],
  [
    'a year that makes a list',
    inSecond('Leaves', '1978. Leaves'),
    `${L}:6: a list stands in the text: “1978. Leaves steep for some minutes. [¶3]”; write its items as a sentence; a line that begins with a hyphen, or with a number and a full stop, makes a list`,
  ],
  [
    'code',
    inSecond('> Never', '```\nx\n```\n\n> Never'),
    `${L}:8: code stands in the text: “\`\`\`”; write it as a plain paragraph with a locator at its end, without indentation and backticks`,
  ],
  [
    'HTML',
    inSecond('> Never', '<div>\n\n> Never'),
    `${L}:8: HTML stands in the text: “<div>”; write it as a plain paragraph with a locator at its end`,
  ],
  [
    'HTML in a passage',
    inSecond('minutes', '<b>minutes</b>'),
    `${L}:6: HTML stands in the text; write the words without tags`,
  ],
  [
    'a rule',
    inSecond('> Never', '***\n\n> Never'),
    `${L}:8: a rule stands in the text: “***”; delete it; a blank line parts paragraphs`,
  ],
  [
    'a link',
    inSecond('minutes', '[minutes](https://example.com)'),
    `${L}:6: a link stands in the text; write its words only; the article’s address goes into the field url`,
  ],
  [
    'an image',
    inSecond('minutes', '![minutes](cup.png)'),
    `${L}:6: an image stands in the text; describe it in words, with its caption’s locator such as [C1]`,
  ],
  [
    'a link definition',
    inSecond('> Never', '[x]: https://example.com\n\n> Never'),
    `${L}:8: a link definition stands in the text: “[x]: https://example.com”; delete it; the article’s address goes into the field url`,
  ],
  [
    'a quotation in a quotation',
    inSecond('> Never', '>> Never'),
    `${L}:8: a quotation stands in a quotation: “>> Never longer than a song. [¶4]”; begin the line with one > only`,
  ],
  [
    'quotations by the hundred',
    inSecond('> Never', `${'>'.repeat(5000)} Never`),
    `${L}:8: this line begins with too many marks; write a plain paragraph`,
  ],
  [
    'an endless paragraph',
    inSecond('Leaves steep', '_a*'.repeat(20_000)),
    `${L}:6: more than 10000 characters stand here without a blank line; part the passages by blank lines`,
  ],
  [
    'emphasis',
    inSecond('some', '*some*'),
    `${L}:6: warning: the marks of emphasis are shown as typed; write the words without * and _`,
  ],
  [
    'inline code',
    inSecond('some', '`some`'),
    `${L}:6: warning: the backticks are shown as typed; write the words without them`,
  ],
  [
    'an escape of Markdown',
    inSecond('some', '\\*some &amp;'),
    `${L}:6: warning: “\\*” is shown as typed; write the character itself, without Markdown’s escape`,
  ],

  // Locators of terms, questions, key passages, glossary
  [
    'a term of a missing passage',
    inFirst('boil [¶2]', 'boil [¶7]'),
    `${W}:7: no passage of this section has the locator ¶7; write the nearest that one has, ¶2, or leave it out`,
  ],
  [
    'a question of a missing passage',
    inFirst('take?', 'take? [C1]'),
    `${W}:9: no passage of this section has the locator C1; write the nearest that one has, ¶1, or leave it out`,
  ],
  [
    'a question with a wrong locator',
    inFirst('take?', 'take? [P1]'),
    `${W}:9: [P1] is not a locator; write [¶1]`,
  ],
  [
    'a question that is only a locator',
    inFirst('Which water do I take?', '"[¶1]"'),
    `${W}:9: item 1 of questions is a locator without a text; write the text before it`,
  ],
  [
    'a key passage that is missing',
    inSecond('key: [¶4]', 'key: [¶5]'),
    `${L}:4: no passage of this section has the locator ¶5; write the nearest that one has, ¶4, or leave it out`,
  ],
  [
    'a key that is no locator',
    inSecond('key: [¶4]', 'key: [last]'),
    `${L}:4: [last] is not a locator; write it as one of [¶15], [¶15–16], [¶14, C1], [C1], [N1] or [H2]`,
  ],
  [
    'a glossary’s missing passage',
    inArticle('steeping: ¶3', 'steeping: ¶9'),
    `${A}:11: no passage of this article has the locator ¶9; write the nearest that one has, ¶4, or leave it out`,
  ],

  // The abstract
  [
    'no abstract',
    inArticle('Tea needs water, leaves and time.\n', ''),
    `${A}:13: the abstract is missing; write about three sentences below the front matter`,
  ],
  [
    'an abstract with a locator',
    inArticle('and time.', 'and time. [¶1]'),
    `${A}:13: the abstract has a locator; delete it: the abstract sums up the whole article`,
  ],
  [
    'an abstract with a quotation',
    inArticle('Tea needs', '> Tea needs'),
    `${A}:13: the abstract has a quotation; say it in your own words, without >`,
  ],
];

test.each(RULES)('%s', (_, files, finding) => {
  expectOnly(files, finding);
});
