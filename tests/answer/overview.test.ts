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
    '这篇文章讲了什么？',
    '给我概括一下全文',
    '全文一共有几个部分？',
    '这篇文章有哪些章节？',
  ])('%j lists the whole article', (question) => {
    expect(sectionsOf(question)?.length).toBe(19);
  });

  test.each([
    'summarise part II',
    'overview of the second part',
    'what does part two say?',
    'main points of section 2',
    '第二部分讲了什么？',
    '概括一下第二部分',
  ])('%j lists the second part', (question) => {
    const sections = sectionsOf(question);
    expect(sections).toContain('green-development');
    expect(sections).not.toContain('introduction');
  });

  test.each(['what are the five development concepts?', '五大发展理念是哪五个？', '列出五个发展理念'])(
    '%j is the headed sections of the part that has so many and carries the words',
    (question) => {
      expect(sectionsOf(question)).toEqual([
        'innovative-development',
        'coordinated-development',
        'green-development',
        'open-development',
        'shared-development',
      ]);
    },
  );

  test.each([
    'what are the five modernizations of Chinese modernization?',
    'summarize green development',
    'name the six kinds of strength',
    '六个强国是哪六个？',
    '中国式现代化有哪五个特征？',
    '概括一下绿色发展',
  ])('%j is about what a passage says', (question) => {
    expect(sectionsOf(question)).toBeUndefined();
  });
});
