import { answerer } from '../fixtures/bundled.js';

const factsOf = (question: string) => {
  const answer = answerer.answer(question);
  return answer.kind === 'about' ? answer.facts : [];
};

describe('questions about the source itself', () => {
  test.each([
    ['who wrote this?', 'author'],
    ['author', 'author'],
    ['when was it published?', 'published'],
    ['publicaton date?', 'published'],
    ['which journal is it from?', 'publication'],
    ['where did it first appear, in which issue of the Chinese edition?', 'original'],
    ['where does the writer work?', 'author_note'],
    ['who is Huang Qunhui?', 'author_note'],
    ['what is the title?', 'title'],
    ['how is it organized?', 'structure'],
    ['is there a link to the full text?', 'url'],
    ['作者是谁？', 'author'],
    ['什么时候发表的？', 'published'],
  ])('%j asks for the %s', (question, fact) => {
    expect(factsOf(question)).toContain(fact);
  });

  test.each([
    'what does the author say about chips?',
    'when did reform and opening up begin?',
    'where do used batteries go?',
    'what is the original path that China cannot copy?',
    'who leads innovation?',
  ])('%j asks about what the text says', (question) => {
    expect(factsOf(question)).toEqual([]);
  });
});
