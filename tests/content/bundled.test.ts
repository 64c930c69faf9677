// The texts that come with the bot: without errors, and every paragraph of the source has a passage.
import { formatFinding, hasErrors } from '../../src/content/finding.js';
import { loadCorpus } from '../../src/content/load.js';

test('the bundled content has no errors', async () => {
  const { findings, corpus } = await loadCorpus('content');
  expect(findings.filter((finding) => hasErrors([finding])).map((finding) => formatFinding(finding))).toEqual(
    [],
  );
  expect(corpus?.articles.map(({ id }) => id)).toContain('new-industrialization');
});

test('the bundled article covers each of its source’s 27 paragraphs, captions and notes', async () => {
  const { corpus } = await loadCorpus('content');
  const article = corpus?.articles.find(({ id }) => id === 'new-industrialization');
  const sources = new Set(
    article?.sections.flatMap(({ passages }) => passages.flatMap((passage) => passage.sources)),
  );
  const paragraphs = Array.from({ length: 27 }, (_, index) => `P${index + 1}`);
  expect([...sources]).toEqual(expect.arrayContaining([...paragraphs, 'C1', 'C2', 'C3', 'N1', 'N2']));
});
