import { answerer } from '../fixtures/bundled.js';

const sectionsOf = (question: string) => {
  const answer = answerer.answer(question);
  return answer.kind === 'overview' ? answer.sections.map(({ id }) => id) : undefined;
};

describe('overview questions', () => {
  test.each([
    'tl;dr',
    'what is this article about?',
    'give me an overview',
    'summary please',
    'list all sections',
  ])('%j lists the whole article', (question) => {
    expect(sectionsOf(question)?.length).toBe(19);
  });

  test.each([
    'summarise part II',
    'overview of the second part',
    'what does part two say?',
    'main points of section 2',
  ])('%j lists the second part', (question) => {
    const sections = sectionsOf(question);
    expect(sections).toContain('green-development');
    expect(sections).not.toContain('introduction');
  });

  test('a number with a list is the headed sections of the part that has so many and carries the words', () => {
    expect(sectionsOf('what are the five development concepts?')).toEqual([
      'innovative-development',
      'coordinated-development',
      'green-development',
      'open-development',
      'shared-development',
    ]);
  });

  test.each([
    'what are the five modernizations of Chinese modernization?',
    'summarize green development',
    'name the six kinds of strength',
  ])('%j is about what a passage says', (question) => {
    expect(sectionsOf(question)).toBeUndefined();
  });
});
