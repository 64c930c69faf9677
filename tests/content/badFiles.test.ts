// Files that are no text, are named wrongly, or don’t belong together: the finding on each, and its remedy.
import {
  A,
  ARTICLE,
  type BrokenRule,
  expectOnly,
  FIRST,
  type Files,
  GOOD,
  inArticle,
  inFirst,
  inSecond,
  L,
  SECOND,
  W,
} from './fixture.js';

const ZH = ARTICLE.replace('language: en', 'language: zh');
const WATER_ZH = '---\nid: water\ntitle: 水\n---\n水。[¶1]\n\n热水。[¶2]\n';
const LEAVES_ZH = '---\nid: leaves\ntitle: 叶\n---\n叶。[¶3]\n\n歌。[¶4]\n';
const CHINESE: Files = {
  ...GOOD,
  'article.zh.md': ZH,
  '01-water.zh.md': WATER_ZH,
  '02-leaves.zh.md': LEAVES_ZH,
};

const RULES: readonly BrokenRule[] = [
  // The file as a whole
  [
    'an empty file',
    { ...GOOD, '02-leaves.md': '' },
    `${L}:1: the file is empty; write its fields and its text, or delete it`,
  ],
  [
    'bytes that are no UTF-8',
    { ...GOOD, '02-leaves.md': Uint8Array.of(0x2d, 0x0a, 0xff, 0x0a) },
    `${L}:2: the file is not UTF-8: this line holds other bytes; save it again with the encoding UTF-8`,
  ],
  [
    'UTF-16',
    { ...GOOD, '02-leaves.md': Uint8Array.of(0xff, 0xfe, 0x2d, 0x00) },
    `${L}:1: the file is UTF-16, not UTF-8; save it again with the encoding UTF-8`,
  ],
  [
    'a NUL',
    inFirst('it boils', 'it\0boils'),
    `${W}:18: an invisible control character (U+0000) stands at character 17; delete it, or type the line anew`,
  ],
  [
    'an escape character',
    inSecond('Then the', 'Then\u001b the'),
    `${L}:3: an invisible control character (U+001B) stands at character 12; delete it, or type the line anew`,
  ],
  [
    'no front matter',
    inSecond(/^---[\s\S]*?---\n/u, ''),
    `${L}:1: the front matter is missing; begin the file with a line ---, then its fields, then a line --- again`,
  ],
  [
    'blank lines above the front matter',
    inSecond(/^/u, '\n\n'),
    `${L}:1: the front matter does not begin on the first line; delete the blank lines above its ---`,
  ],
  [
    'front matter not closed',
    inSecond('---\nLeaves', 'Leaves'),
    `${L}:1: the front matter is not closed; put a line --- after its last field`,
  ],
  [
    'front matter without fields',
    inSecond(/id:[\s\S]*\]\n---/u, 'leaves\n---'),
    `${L}:2: the front matter has no fields; write each as name: value, on a line of its own`,
  ],

  // Files of an article
  [
    'article.md missing',
    { '01-water.md': FIRST, '02-leaves.md': SECOND },
    `${A}:1: this file is missing; add it with the article’s metadata and an abstract, or delete the folder`,
  ],
  [
    'no sections',
    { 'article.md': inArticle('glossary:\n  steeping: ¶3\n', '')['article.md'] ?? '' },
    `${A}:1: the article has no sections; add a file such as 01-introduction.md beside it`,
  ],
  [
    'a section’s file without a number',
    { ...GOOD, 'cups.md': SECOND },
    'tea/cups.md:1: this section file has no number at the beginning of its name; name it by its place in the reading order, such as 07-green-development.md, its translation 07-green-development.zh.md',
  ],
  [
    'a file with another ending',
    { ...GOOD, '03-cups.markdown': SECOND },
    'tea/03-cups.markdown:1: this file is not read; rename it to 03-cups.md',
  ],
  [
    'a file that is no content',
    { ...GOOD, 'cup.png': 'x' },
    'tea/cup.png:1: warning: this is not read; move it out of the content folder',
  ],
  [
    'a language that is none',
    { ...GOOD, '01-water.chinese.md': FIRST },
    'tea/01-water.chinese.md:1: “chinese” in the name of this file is not a language tag; name it such as 07-green-development.md, its translation 07-green-development.zh.md',
  ],
  [
    'a language in another writing',
    { ...GOOD, 'article.ZH.md': ARTICLE },
    'tea/article.ZH.md:1: the language in the name of this file is not in its usual writing; rename it to article.zh.md',
  ],
  [
    'the same section id twice',
    inSecond('id: leaves', 'id: water'),
    `${L}:2: the section id water is already that of tea/01-water.md; give each section of an article an id of its own`,
  ],

  // Translations
  [
    'a translation without its original',
    { ...CHINESE, '03-cups.zh.md': '---\nid: cups\ntitle: 杯\n---\n杯。[¶5]\n' },
    'tea/03-cups.zh.md:1: this is a translation without its original; add tea/03-cups.md, or give the file its original’s name',
  ],
  [
    'translated sections without their article',
    { ...GOOD, '01-water.zh.md': WATER_ZH, '02-leaves.zh.md': LEAVES_ZH },
    'tea/article.zh.md:1: this file is missing, and sections are translated; add it: article.md in that language',
  ],
  [
    'a section not translated',
    { ...GOOD, 'article.zh.md': ZH.replace('glossary:\n  steeping: ¶3\n', ''), '01-water.zh.md': WATER_ZH },
    'tea/article.zh.md:1: tea/02-leaves.md is not translated; add 02-leaves.zh.md with its id and locators',
  ],
  [
    'a translation with another article id',
    { ...CHINESE, 'article.zh.md': ZH.replace('id: tea', 'id: cha') },
    'tea/article.zh.md:2: the id cha is not that of the original; write tea',
  ],
  [
    'a translation in another language than its name says',
    { ...CHINESE, 'article.zh.md': ZH.replace('language: zh', 'language: ja') },
    'tea/article.zh.md:7: the language ja is not the one in the file’s name, zh; write zh, or rename the files',
  ],
  [
    'a translation in the original’s language',
    { ...CHINESE, 'article.zh.md': ARTICLE },
    'tea/article.zh.md:7: the language en is that of the original; write the language of the translation, here and in the names of its files',
  ],
  [
    'a translation with another section id',
    { ...CHINESE, '02-leaves.zh.md': LEAVES_ZH.replace('leaves', 'leafs') },
    'tea/02-leaves.zh.md:2: the id leafs is not that of the original; write leaves',
  ],
  [
    'a translation with another locator',
    { ...CHINESE, '02-leaves.zh.md': LEAVES_ZH.replace('[¶4]', '[¶5]') },
    'tea/02-leaves.zh.md:7: the locator [¶5] is not that of the original, [¶4]; translate passage by passage, with the same locators',
  ],
  [
    'a translation with a passage too many',
    { ...CHINESE, '02-leaves.zh.md': `${LEAVES_ZH}\n又。[¶5]\n` },
    'tea/02-leaves.zh.md:9: the original has no passage here, 2 in all; translate passage by passage, with the same locators',
  ],
  [
    'a translation with a passage too few',
    { ...CHINESE, '01-water.zh.md': WATER_ZH.replace('\n热水。[¶2]\n', '') },
    'tea/01-water.zh.md:5: the original’s passage [¶2] is not translated; add it below this one',
  ],
];

test.each(RULES)('%s', (_, files, finding) => {
  expectOnly(files, finding);
});
