// Front matter that YAML can’t read, or reads as something else: the finding on each, and its remedy.
import { type BrokenRule, expectOnly, FIRST, findings, GOOD, inFirst, inSecond, L, W } from './fixture.js';

const RULES: readonly BrokenRule[] = [
  [
    'a title with a colon',
    inSecond('Then the', 'Then: the'),
    `${L}:3: the YAML is broken: nested mappings are not allowed in compact mappings; a text with a colon is put in quotes, such as "What is new: the aim?"`,
  ],
  [
    'a question with a colon',
    inFirst('"One thing: how hot? [¶2]"', 'One thing: how hot?'),
    `${W}:10: item 2 of questions holds a colon, which YAML reads as a field; put the text in quotes: - "One thing: how hot?"`,
  ],
  [
    'a flow list with locators',
    inFirst('terms:\n  - kettle\n  - rolling boil [¶2]', 'terms: [kettle, rolling boil [¶2]]'),
    `${W}:5: the YAML is broken: missing , or : between flow sequence items; a list with locators is written as a block: each item on a line of its own, such as - item [¶1]`,
  ],
  [
    'a locator behind quotation marks',
    inFirst('? [¶2]"', '?" [¶2]'),
    `${W}:10: the YAML is broken: unexpected flow-seq-start at node end; put the locator inside the quotation marks, such as "What is new: the aim? [¶15]"`,
  ],
  [
    'a text that begins with a quoted word',
    inFirst('- Which water', '- "Which" water'),
    `${W}:9: the YAML is broken: unexpected scalar at node end; a text with quotation marks in it is put in quotes as a whole, such as '"Open" for whom?'`,
  ],
  [
    'a quotation mark not closed',
    inSecond('title: Then', 'title: "Then'),
    `${L}:3: the YAML is broken: missing closing "quote; close the quotation mark; a text with " inside is put in single quotes`,
  ],
  [
    'a text that begins with @',
    inFirst('- Which', '- @Which'),
    `${W}:9: the YAML is broken: plain value cannot start with reserved character @; a text that begins with a special character is put in quotes`,
  ],
  [
    'a tab as indentation',
    inFirst('  - kettle', '\t- kettle'),
    `${W}:6: the YAML is broken: tabs are not allowed as indentation; indent with spaces, not with tabs`,
  ],
  [
    'a list on its field’s line',
    inFirst('questions:\n  - Which', 'questions: - Which'),
    `${W}:8: the YAML is broken: unexpected block-seq-ind on same line with key; begin the list on the next line, indented by two spaces`,
  ],
  [
    'no space after a colon',
    inSecond('title: Then', 'title:Then'),
    `${L}:3: the YAML is broken: implicit keys need to be on a single line; put a space after the colon of the field`,
  ],
  [
    'a list indented unevenly',
    inFirst('  - rolling', ' - rolling'),
    `${W}:7: the YAML is broken: a block sequence may not be used as an implicit map key; indent all items of a list by the same two spaces`,
  ],
  [
    'a text that goes on without indentation',
    inSecond('Then the leaves', 'Then\nthe leaves'),
    `${L}:4: the YAML is broken: implicit keys need to be on a single line; write fields as name: value, and indent a text that goes on`,
  ],
  [
    'a field given twice',
    inSecond('title:', 'id: again\ntitle:'),
    `${L}:3: “id” is given twice, first on line 2; keep one of the two`,
  ],
  [
    'a text that begins with !',
    inFirst('- Which', '- !Which'),
    `${W}:9: the YAML is doubtful: unresolved tag: !Which; put the text in quotes`,
  ],
  [
    'a text that begins with &',
    inFirst('- Which', '- &Which'),
    `${W}:9: & at the beginning of a text has a meaning in YAML; put the text in quotes`,
  ],
  [
    'a text that begins with *',
    inFirst('Which water do I take?', '*Which'),
    `${W}:9: * at the beginning of a text has a meaning in YAML; put the text in quotes`,
  ],
  [
    'a # that cuts a text short',
    inFirst('water do I', 'is the #1 I'),
    `${W}:9: warning: what follows # is left out: “#1 I take?”; put the text in quotes, or a space after # when it is a remark`,
  ],
];

test.each(RULES)('%s', (_, files, finding) => {
  expectOnly(files, finding);
});

test('each line of broken YAML is reported once, and the other fields are still checked', () => {
  const text = FIRST.replace('- kettle', '- "kettle" iron')
    .replace('"One thing: how hot? [¶2]"', '"One thing" [¶2]')
    .replace('discussion:', 'discusion:');
  expect(findings({ ...GOOD, '01-water.md': text }).map((line) => line.split(';')[0])).toEqual([
    `${W}:6: the YAML is broken: unexpected scalar at node end`,
    `${W}:10: the YAML is broken: unexpected flow-seq-start at node end`,
    `${W}:13: “discusion” is not a known field`,
  ]);
});
