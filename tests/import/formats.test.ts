// The same little treatise in each format: title, by-line, headings, paragraphs, captions, notes, lists and tables come out.
import { readSource } from '../../src/import/readSource.js';
import { docxOf, type PdfText, pdfOf } from './documents.js';

const P = {
  intro: 'Bread is older than writing, and every people that grows grain has found its own way to bake it.',
  dough:
    'A dough is flour and water that were left together long enough for the gluten to tie itself into a net.',
  salt: 'Salt tightens that net and slows the yeast down, which is why it goes in late.',
  oven: 'In the oven the gas grows with the heat, the net stretches, and the crust sets before it can fall back.',
};

async function read(source: string | Uint8Array, name: string) {
  const result = await readSource(
    typeof source === 'string' ? new TextEncoder().encode(source) : source,
    name,
  );
  if ('problem' in result) throw new Error(JSON.stringify(result.problem));
  return result.document;
}

const heading = (level: number, text: string) => ({ kind: 'heading', level, text });
const paragraph = (text: string) => ({ kind: 'paragraph', text });

test('plain text: what menus leave behind goes, and title, by-line, parts, captions and notes are found', async () => {
  const document = await read(
    [
      'Menu Search',
      'On the Baking of Bread',
      'By Rosa Crumb Source: The Oven Quarterly Updated: 2022-10-03',
      P.intro,
      'I. What a dough is',
      P.dough,
      'A baker at work in Oldtown, 2019. PHOTO BY IDA LENS',
      'On salt',
      P.salt,
      'II. What the heat does',
      P.oven,
      'Rosa Crumb is a baker and teaches at the Flour School.',
      'First published in The Miller, No. 4, 2021',
    ].join('\n\n'),
    'bread.txt',
  );
  expect(document.metadata).toEqual({
    title: 'On the Baking of Bread',
    author: 'Rosa Crumb',
    publication: 'The Oven Quarterly',
    published: '2022-10-03',
    language: 'en',
  });
  expect(document.blocks).toEqual([
    { kind: 'byline', text: 'By Rosa Crumb Source: The Oven Quarterly Updated: 2022-10-03' },
    paragraph(P.intro),
    heading(1, 'I. What a dough is'),
    paragraph(P.dough),
    { kind: 'caption', text: 'A baker at work in Oldtown, 2019. PHOTO BY IDA LENS' },
    heading(2, 'On salt'),
    paragraph(P.salt),
    heading(1, 'II. What the heat does'),
    paragraph(P.oven),
    { kind: 'note', text: 'Rosa Crumb is a baker and teaches at the Flour School.' },
    { kind: 'note', text: 'First published in The Miller, No. 4, 2021' },
  ]);
  expect(document.leftOut).toEqual([{ what: 'page furniture', count: 1, examples: ['Menu Search'] }]);
});

test('plain text that was broken to fit a page is joined, hyphens and all, and its lists stay lists', async () => {
  const document = await read(
    'Bread\n=====\n\nA dough is flour and wa-\nter that were left\ntogether.\n\n- flour, a\n  good deal\n- water\n\nAll is well-\nknown, and well-known it stays.\n',
    'bread.txt',
  );
  expect(document.metadata.title).toBe('Bread');
  expect(document.blocks).toEqual([
    paragraph('A dough is flour and water that were left together.'),
    { kind: 'list', items: ['flour, a good deal', 'water'] },
    paragraph('All is well-known, and well-known it stays.'),
  ]);
});

test('a Chinese text keeps its headings, by-line and language', async () => {
  const document = await read(
    '面包的来历\n\n作者：李面 来源：烘焙月刊 2021年3月4日\n\n一、什么是面团\n\n面团是面粉和水放在一起，时间够长，就会结成网。\n\n二、炉火做什么\n\n气体受热膨胀，网被撑开，外壳随后变硬。\n',
    'bread.txt',
  );
  expect(document.metadata).toEqual({
    title: '面包的来历',
    author: '李面',
    publication: '烘焙月刊',
    published: '2021-03-04',
    language: 'zh',
  });
  expect(document.blocks.map(({ kind }) => kind)).toEqual([
    'byline',
    'heading',
    'paragraph',
    'heading',
    'paragraph',
  ]);
});

test('Markdown: front matter, tables and footnotes are read, pictures and HTML are told', async () => {
  const document = await read(
    `---\ntitle: Bread\nauthor: [Rosa Crumb, Ida Lens]\ndate: 2022-10-03\nlang: en\n---\n# Bread\n\n${P.intro}[^1]\n\n## Dough\n\n${P.dough}\n\n![A *loaf*](loaf.png)\n\n| flour | water |\n|---|---|\n| 500 g | 300 g |\n\n1. mix\n2. wait\n\n<div>x</div>\n\n[^1]: Some say\n    otherwise.\n`,
    'bread.md',
  );
  expect(document.metadata).toEqual({
    title: 'Bread',
    author: 'Rosa Crumb, Ida Lens',
    published: '2022-10-03',
    language: 'en',
  });
  expect(document.blocks).toEqual([
    paragraph(P.intro),
    heading(1, 'Dough'),
    paragraph(P.dough),
    {
      kind: 'table',
      rows: [
        ['flour', 'water'],
        ['500 g', '300 g'],
      ],
    },
    { kind: 'list', items: ['mix', 'wait'] },
    { kind: 'note', text: 'Some say otherwise.' },
  ]);
  expect(document.leftOut).toEqual([
    { what: 'image', count: 1, examples: ['A loaf'] },
    { what: 'html', count: 1, examples: ['<div>x</div>'] },
  ]);
});

test('a saved page: its readable part with levels, captions, tables and notes, and what it says of itself', async () => {
  const document = await read(
    `<!doctype html><html lang="en-GB"><head><title>On Bread | The Oven</title>
<meta property="og:site_name" content="The Oven"><meta name="author" content="Rosa Crumb">
<meta property="article:published_time" content="2022-10-03T08:00:00Z"><link rel="canonical" href="https://oven.example/bread"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/a">About</a></li></ul></nav>
<main><h1>On Bread</h1><article><p>${P.intro}<sup><a href="#fn1">1</a></sup></p><h2>Dough</h2><p>${P.dough}</p>
<figure><img src="l.png" alt="A loaf"><figcaption>A loaf, cut.</figcaption></figure>
<h3>Salt</h3><p>${P.salt}</p><table><tr><th>salt</th><td>10 g</td></tr></table>
<h2>Heat</h2><p>${P.oven}</p><ul><li>hot</li><li>hotter</li></ul>
<ol><li id="fn1">Some say otherwise. <a href="#r1">↩</a></li></ol></article></main>
<footer>© The Oven <a href="/terms">Terms</a></footer><script>alert(1)</script></body></html>`,
    'page.html',
  );
  expect(document.metadata).toEqual({
    title: 'On Bread',
    author: 'Rosa Crumb',
    publication: 'The Oven',
    published: '2022-10-03',
    language: 'en-GB',
    url: 'https://oven.example/bread',
  });
  expect(document.blocks).toEqual([
    paragraph(P.intro),
    heading(1, 'Dough'),
    paragraph(P.dough),
    { kind: 'caption', text: 'A loaf, cut.' },
    heading(2, 'Salt'),
    paragraph(P.salt),
    { kind: 'table', rows: [['salt', '10 g']] },
    heading(1, 'Heat'),
    paragraph(P.oven),
    { kind: 'list', items: ['hot', 'hotter'] },
    { kind: 'note', text: 'Some say otherwise.' },
  ]);
  expect(document.leftOut).toEqual([{ what: 'image', count: 1, examples: ['A loaf'] }]);
});

test('a Word document: headings by their styles, captions, tables and footnotes', async () => {
  const document = await read(
    docxOf(
      [
        { style: 'Title', text: 'On Bread' },
        { text: 'By Rosa Crumb' },
        { style: 'heading 1', text: 'Dough' },
        { text: P.dough, footnote: 1 },
        { style: 'caption', text: 'The weights' },
        [
          ['flour', 'water'],
          ['500 g', '300 g'],
        ],
        { style: 'heading 2', text: 'Salt' },
        { text: P.salt },
      ],
      ['Some say otherwise.'],
    ),
    'bread.docx',
  );
  expect(document.metadata).toEqual({ title: 'On Bread', author: 'Rosa Crumb', language: 'en' });
  expect(document.blocks).toEqual([
    { kind: 'byline', text: 'By Rosa Crumb' },
    heading(1, 'Dough'),
    paragraph(P.dough),
    { kind: 'caption', text: 'The weights' },
    {
      kind: 'table',
      rows: [
        ['flour', 'water'],
        ['500 g', '300 g'],
      ],
    },
    heading(2, 'Salt'),
    paragraph(P.salt),
    { kind: 'note', text: 'Some say otherwise.' },
  ]);
});

test('where no headings are marked, lines in bold that look like some are headings; else they are text', async () => {
  const page = (more: string) =>
    read(
      `<html><body><h1>Bread</h1><p><b>1 Dough</b></p><p>${P.dough}</p><p><strong>1.1 Salt</strong></p><p>${P.salt}</p>
<p><b>Note that it is hot.</b></p>${more}</body></html>`,
      'a.html',
    );
  const levels = async (more: string) =>
    (await page(more)).blocks.map((block) =>
      block.kind === 'heading' ? `${block.level} ${block.text}` : block.kind,
    );
  expect(await levels('')).toEqual(['1 1 Dough', 'paragraph', '2 1.1 Salt', 'paragraph', 'paragraph']);
  expect(await levels(`<h2>Heat<a href="#h">¶</a></h2><p>${P.oven}</p>`)).toEqual([
    ...Array(5).fill('paragraph'),
    '1 Heat',
    'paragraph',
  ]);
});

test('a numbered title may end with a full stop, a numbered sentence is none', async () => {
  const document = await read(
    `The Oven Rules

1. Safe Use of the Oven.

${P.oven}

2. Wear gloves at all times.

${P.salt}
`,
    'rules.txt',
  );
  expect(document.blocks).toEqual([
    heading(1, '1. Safe Use of the Oven.'),
    paragraph(P.oven),
    paragraph('2. Wear gloves at all times.'),
    paragraph(P.salt),
  ]);
});

/** Lines below each other, 12 points apart. */
function column(x: number, y: number, lines: readonly string[], size = 10): PdfText[] {
  return lines.map((text, index) => ({ text, x, y: y - index * 12, size }));
}

/** A page of two columns with a running head and its number. */
function page(number: number, left: readonly PdfText[], right: readonly PdfText[]): PdfText[] {
  return [
    { text: 'THE OVEN QUARTERLY', x: 50, y: 770, size: 8 },
    ...left,
    ...right,
    { text: String(number), x: 300, y: 30, size: 8 },
  ];
}

test('a PDF in two columns: read column by column, words made whole, heads and page numbers gone', async () => {
  const first = page(
    1,
    [
      { text: 'On the Baking of Bread', x: 150, y: 720, size: 20 },
      { text: 'By Rosa Crumb', x: 250, y: 690, size: 10 },
      { text: 'What a dough is', x: 50, y: 650, size: 14 },
      ...column(50, 630, [
        'A dough is flour and water that were left to-',
        'gether long enough for the gluten to tie itself',
        'into a net, which holds the gas that the yeast',
        'gives off while it eats the sugar of the flour.',
      ]),
      ...column(50, 570, [
        'Salt tightens that net and slows the yeast by a',
        'good deal, which is why it goes in late, when',
        'all the rest is mixed; too much of it and the',
      ]),
    ],
    [
      ...column(320, 650, [
        'dough will hardly rise at all that day, even in',
        'a warm kitchen with a cloth over the bowl.',
      ]),
      { text: '1', x: 512, y: 642, size: 6 },
      { text: 'What the heat does', x: 320, y: 608, size: 14 },
      ...column(320, 588, [
        'In the oven the gas grows with the heat, the net',
        'stretches, and the crust sets before it can fall',
        'back; together they make the loaf.',
      ]),
      ...column(320, 90, ['1 Bakers of old used', 'a damp cloth.'], 7),
    ],
  );
  const second = page(2, column(50, 700, ['A loaf should cool before it is cut.']), []);
  const document = await read(pdfOf([first, second]), 'bread.pdf');
  expect(document.metadata).toEqual({
    title: 'On the Baking of Bread',
    author: 'Rosa Crumb',
    language: 'en',
  });
  expect(document.blocks).toEqual([
    { kind: 'byline', text: 'By Rosa Crumb' },
    heading(1, 'What a dough is'),
    paragraph(
      'A dough is flour and water that were left together long enough for the gluten to tie itself into a net, which holds the gas that the yeast gives off while it eats the sugar of the flour.',
    ),
    paragraph(
      'Salt tightens that net and slows the yeast by a good deal, which is why it goes in late, when all the rest is mixed; too much of it and the dough will hardly rise at all that day, even in a warm kitchen with a cloth over the bowl.',
    ),
    heading(1, 'What the heat does'),
    paragraph(
      'In the oven the gas grows with the heat, the net stretches, and the crust sets before it can fall back; together they make the loaf.',
    ),
    paragraph('A loaf should cool before it is cut.'),
    { kind: 'note', text: '1 Bakers of old used a damp cloth.' },
  ]);
  expect(document.leftOut).toEqual([
    { what: 'running head or page number', count: 4, examples: ['THE OVEN QUARTERLY'] },
  ]);
});
