// Fields that are unknown, missing, or hold something else than they should: the finding on each, and its remedy.
import { A, type BrokenRule, expectOnly, inArticle, inFirst, inSecond, L, W } from './fixture.js';

const RULES: readonly BrokenRule[] = [
  [
    'an unknown field near a known one',
    inSecond('title:', 'sumary: S.\ntitle:'),
    `${L}:3: “sumary” is not a known field; did you mean summary? If not, delete it`,
  ],
  [
    'an unknown field of an article',
    inArticle('author:', 'autor: A\nauthor:'),
    `${A}:4: “autor” is not a known field; did you mean author? If not, delete it`,
  ],
  [
    'an unknown field near none',
    inSecond('title:', 'xyzzy: S.\ntitle:'),
    `${L}:3: “xyzzy” is not a known field; delete it; the fields are id, title, heading, part, summary, terms, questions, synonyms, discussion, key`,
  ],
  [
    'a section without its title',
    inSecond('title: Then the leaves\n', ''),
    `${L}:1: the field title is missing; add a line title: … to the front matter`,
  ],
  [
    'an article without its date',
    inArticle('published: 2021-03-04\n', ''),
    `${A}:1: the field published is missing; add a line published: … to the front matter`,
  ],
  [
    'an empty field',
    inSecond('Then the leaves', ''),
    `${L}:3: title is empty; write a text, or delete the line`,
  ],
  [
    'a number for a title',
    inSecond('Then the leaves', '1984'),
    `${L}:3: title must be a text and is a number; put it in quotes: title: "1984"`,
  ],
  [
    'a yes-or-no value for a question',
    inFirst('Which water do I take?', 'true'),
    `${W}:9: item 1 of questions must be a text and is a yes-or-no value; put it in quotes: - "true"`,
  ],
  [
    'a list for a title',
    inSecond('Then the leaves', '[Then, leaves]'),
    `${L}:3: title must be a text and is a list; write one text without brackets`,
  ],
  [
    'a text for a list',
    inFirst(/terms:\n.*\n.*/u, 'terms: kettle'),
    `${W}:5: terms must be a list; write each item on a line of its own, as “- item”`,
  ],
  [
    'an empty list',
    inFirst(/terms:\n.*\n.*/u, 'terms:'),
    `${W}:5: terms is empty; list its items below it, or delete the line`,
  ],
  [
    'a list for the synonyms',
    inFirst('kettle: [boiler, pot]', '- kettle'),
    `${W}:11: synonyms must be a list of names with values; write each on an indented line of its own, such as battery: [accumulator]`,
  ],
  [
    'a text for a synonym’s list',
    inFirst('[boiler, pot]', 'boiler'),
    `${W}:12: kettle must be a list; write each item on a line of its own, as “- item”`,
  ],
  [
    'a name given twice',
    inFirst('  kettle: [', '  kettle: [urn]\n  kettle: ['),
    `${W}:13: “kettle” is given twice in synonyms; keep one of the two`,
  ],
  [
    'a text of several lines',
    inSecond('title: Then the leaves', 'title: |\n  Then\n  leaves'),
    `${L}:3: title runs over several lines; write it on one line, or after > instead of |`,
  ],
  [
    'an id with capitals and spaces',
    inSecond('id: leaves', 'id: The Leaves'),
    `${L}:2: the id “The Leaves” has other characters than lower-case letters, digits and hyphens; write the-leaves`,
  ],
  [
    'a date that does not exist',
    inArticle('2021-03-04', '2021-02-30'),
    `${A}:6: published is not a date of the calendar: “2021-02-30”; write year, month and day, such as 2024-01-05`,
  ],
  [
    'a date in words',
    inArticle('2021-03-04', 'March 2021'),
    `${A}:6: published is not a date of the calendar: “March 2021”; write year, month and day, such as 2024-01-05`,
  ],
  [
    'a date without a day',
    inArticle('2021-03-04', '2021-03'),
    `${A}:6: published is not a date of the calendar: “2021-03”; write year, month and day, such as 2024-01-05`,
  ],
  [
    'a language by its name',
    inArticle('language: en', 'language: English'),
    `${A}:7: language is not a language tag (BCP 47): “English”; write one such as en, zh or pt-BR`,
  ],
  [
    'an address that is none',
    inArticle('language:', 'url: www.example.com\nlanguage:'),
    `${A}:7: url is not a web address: “www.example.com”; write the whole address, beginning with https://`,
  ],
  [
    'an address that runs a script',
    inArticle('language:', 'url: "javascript:alert(1)"\nlanguage:'),
    `${A}:7: url is not a web address: “javascript:alert(1)”; write the whole address, beginning with https://`,
  ],
  [
    'an unknown part of the original',
    inArticle('language:', 'original: {year: 2020}\nlanguage:'),
    `${A}:7: “year” is not a known field; delete it; the fields are publication, date, language`,
  ],
  [
    'a locator of an unknown field',
    inArticle('author_note: N1}', 'autor_note: N1}'),
    `${A}:8: “autor_note” is not a known field; did you mean author_note? If not, delete it`,
  ],
  [
    'a title too long for Slack',
    inSecond('Then the leaves', 'x'.repeat(151)),
    `${L}:3: title has 151 characters, 150 at most; shorten it`,
  ],
  [
    'a question too long',
    inFirst('Which water do I take?', `${'x'.repeat(301)} [¶1]`),
    `${W}:9: item 1 of questions has 301 characters, 300 at most; shorten it`,
  ],
  [
    'a term too long once escaped',
    inFirst('- kettle', `- a${'&'.repeat(20)}`),
    `${W}:6: item 1 of terms has 101 characters, 100 at most; shorten it`,
  ],
  [
    'a term of the glossary too long',
    inArticle('steeping: ¶3', `${'s'.repeat(101)}: ¶3`),
    `${A}:11: this term of the glossary has 101 characters, 100 at most; shorten it`,
  ],
];

test.each(RULES)('%s', (_, files, finding) => {
  expectOnly(files, finding);
});
