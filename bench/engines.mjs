// The engines that are compared: each takes the passages once and then returns ids, best first.
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { createAnswerer } from '../dist/answer/answerer.js';
import { foundIn } from '../dist/answer/evaluate.js';

/** Passages as plain documents: what an engine that knows nothing of our format is given. */
function documents(corpus) {
  return corpus.articles.flatMap((article) =>
    article.sections.flatMap((section) =>
      section.passages.map((passage) => ({
        id: passage.id,
        names: [...passage.sources, passage.id],
        title: section.title,
        text: passage.text,
        terms: section.terms
          .filter((t) => belongs(t, passage))
          .map((t) => t.text)
          .join(' '),
        questions: section.questions
          .filter((q) => belongs(q, passage))
          .map((q) => q.text)
          .join(' '),
      })),
    ),
  );
}

const belongs = ({ sources }, passage) =>
  sources.length === 0 || sources.some((source) => passage.sources.includes(source));

const fields = ['title', 'text', 'terms', 'questions'];

export const engines = {
  footnote(corpus) {
    const answerer = createAnswerer(corpus);
    return (q) => foundIn(answerer.answer(q));
  },
  'fuse (default)'(corpus) {
    const fuse = new Fuse(documents(corpus), { keys: fields });
    return (q) => fuse.search(q, { limit: 10 }).map(({ item }) => item.names);
  },
  'fuse (ignoring location)'(corpus) {
    const fuse = new Fuse(documents(corpus), { keys: fields, ignoreLocation: true });
    return (q) => fuse.search(q, { limit: 10 }).map(({ item }) => item.names);
  },
  minisearch(corpus) {
    const mini = new MiniSearch({ fields, storeFields: ['names'] });
    mini.addAll(documents(corpus));
    return (q) =>
      mini
        .search(q)
        .slice(0, 10)
        .map(({ names }) => names);
  },
  'minisearch (fuzzy, prefix)'(corpus) {
    const mini = new MiniSearch({
      fields,
      storeFields: ['names'],
      searchOptions: { fuzzy: 0.2, prefix: true },
    });
    mini.addAll(documents(corpus));
    return (q) =>
      mini
        .search(q)
        .slice(0, 10)
        .map(({ names }) => names);
  },
};
