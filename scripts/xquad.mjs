// `node scripts/xquad.mjs FILE`: scores matching on XQuAD (a JSON list of {title, paragraphs: [{text, questions}]}), which
// has nothing to do with any text of ours: right paragraph first among all articles', with two typing errors in each
// question, and how well the confidence tells questions whose article is there from those whose article was taken out.
//   --language en|zh   language of the file (default: told by its first paragraph)
//   --semantic off|vectors
//   --folder DIR       keep the content folders that are written there (default: a temporary folder)
//   --misses           list the questions that find another paragraph first
//   --json             one JSON object
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnswerer } from '../dist/answer/answerer.js';
import { loadCorpus } from '../dist/content/load.js';
import { detectLanguage } from '../dist/search/language.js';
import { areaUnderRoc } from './measures.mjs';
import { withTypos } from './typos.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    language: { type: 'string' },
    semantic: { type: 'string', default: 'vectors' },
    folder: { type: 'string' },
    misses: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [file] = positionals;
if (!file) throw new Error('usage: node scripts/xquad.mjs FILE');

const articles = JSON.parse(readFileSync(file, 'utf8'));
const language = values.language ?? detectLanguage(articles[0].paragraphs[0].text);

/** One folder an article, one section, one passage a paragraph. */
function writeFolders(folder, chosen) {
  chosen.forEach(({ title, paragraphs }, i) => {
    const id = `article-${i + 1}`;
    const name = JSON.stringify(title.replaceAll('_', ' '));
    mkdirSync(join(folder, id), { recursive: true });
    writeFileSync(
      join(folder, id, 'article.md'),
      `---\nid: ${id}\ntitle: ${name}\nauthor: Wikipedia\npublication: XQuAD\npublished: 2019-10-25\nlanguage: ${language}\n---\nA page.\n`,
    );
    const body = paragraphs.map(({ text }, p) => `${oneParagraph(text)} [¶${p + 1}]`).join('\n\n');
    writeFileSync(
      join(folder, id, '01-text.md'),
      `---\nid: text\ntitle: ${name}\nsummary: A page.\n---\n${body}\n`,
    );
  });
}

/** Line breaks and a Markdown mark at the start would make something else of a paragraph. */
const oneParagraph = (text) =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/^(\d+)\./, '$1\\.')
    .trim()
    .slice(0, 2_790);

async function answererFor(folder) {
  const loaded = await loadCorpus(folder);
  if (!loaded.corpus) throw new Error(JSON.stringify(loaded.findings?.slice(0, 3) ?? loaded));
  return createAnswerer(loaded.corpus, { semantic: values.semantic });
}

const gold = (article, paragraph) => `article-${article + 1}/text¶${paragraph + 1}`;
const questionsOf = (chosen) =>
  chosen.flatMap(({ paragraphs }, a) =>
    paragraphs.flatMap(({ questions }, p) => questions.map((q) => ({ q, gold: gold(a, p), article: a }))),
  );

function firstOf(answerer, q) {
  const answer = answerer.answer(q);
  const id = answer.kind === 'not_covered' ? undefined : answer.matches?.[0]?.passage.id;
  return { id, kind: answer.kind, outcome: answer.outcome, confidence: answer.confidence };
}

function score(answerer, questions) {
  const started = performance.now();
  const results = questions.map((each) => ({ ...each, found: firstOf(answerer, each.q) }));
  const ms = (performance.now() - started) / questions.length;
  const right = results.filter(({ gold, found }) => found.id === gold);
  const refused = results.filter(({ found }) => found.outcome === 'not_covered');
  const sure = results.filter(({ found }) => found.outcome === 'answer');
  return {
    asked: questions.length,
    rightFirst: right.length / questions.length,
    refused: refused.length / questions.length,
    answeredAsCertain: sure.length / questions.length,
    rightWhenCertain: sure.filter(({ gold, found }) => found.id === gold).length / Math.max(1, sure.length),
    msEach: ms,
    results,
  };
}

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'xquad-'));
try {
  writeFolders(join(folder, 'all'), articles);
  writeFolders(
    join(folder, 'half'),
    articles.filter((_, i) => i % 2 === 0),
  );
  const questions = questionsOf(articles);
  const all = await answererFor(join(folder, 'all'));
  const clean = score(all, questions);
  const mistyped = score(
    all,
    questions.map((each, i) => ({ ...each, q: withTypos(each.q, 2, i + 1) })),
  );
  const half = await answererFor(join(folder, 'half'));
  const outside = questions.map(({ q, article }) => ({
    inside: article % 2 === 0,
    confidence: firstOf(half, q).confidence,
    outcome: firstOf(half, q).outcome,
  }));
  const missing = outside.filter(({ inside }) => !inside);
  const report = {
    language,
    clean,
    ...(language === 'zh' ? {} : { mistyped }),
    outOfScope: {
      areaUnderRoc: areaUnderRoc(
        outside.filter(({ inside }) => inside).map(({ confidence }) => confidence),
        missing.map(({ confidence }) => confidence),
      ),
      answeredAsCertain: missing.filter(({ outcome }) => outcome === 'answer').length / missing.length,
      refused: missing.filter(({ outcome }) => outcome === 'not_covered').length / missing.length,
    },
  };
  if (values.misses)
    for (const set of [clean, mistyped])
      for (const { q, gold, found } of set.results)
        if (found.id !== gold) console.log(`${found.kind} ${found.id ?? '–'} for ${gold}: ${q}`);
  for (const set of [clean, mistyped]) delete set.results;
  console.log(values.json ? JSON.stringify(report) : report);
} finally {
  if (!values.folder) rmSync(folder, { recursive: true });
}
