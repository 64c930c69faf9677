import type { ThreadContext } from '../../src/answer/answer.js';
import { followUpOf } from '../../src/answer/followUp.js';
import { answerer, corpus } from '../fixtures/bundled.js';

const article = corpus.articles[0];
if (!article) throw new Error('no article');

/** Asks one message after the other in one thread; the section of the last answer's first passage. */
function thread(...messages: string[]): string | undefined {
  let context: ThreadContext | undefined;
  let section: string | undefined;
  for (const message of messages) {
    const answer = answerer.answer(message, context);
    section =
      answer.kind === 'passage' || answer.kind === 'overview' ? answer.matches[0]?.section.id : undefined;
    context = answerer.remember(answer, context);
  }
  return section;
}

describe('follow-ups in a thread', () => {
  test('"next" and "previous" go through the sections in reading order', () => {
    expect(thread('what is green development?')).toBe('green-development');
    expect(thread('what is green development?', 'next')).toBe('open-development');
    expect(thread('what is green development?', 'next', 'and the next one?')).toBe('shared-development');
    expect(thread('what is green development?', 'previous section please')).toBe('coordinated-development');
  });

  test('"what about …" takes the place of the word it stands for', () => {
    expect(thread('what is green development?', 'what about shared?')).toBe('shared-development');
    expect(thread('what is green development?', 'and open?')).toBe('open-development');
  });

  test('"tell me more" gives what was not given yet', () => {
    const before = answerer.answer('smart factories and AI');
    const context = answerer.remember(before);
    const more = answerer.answer('tell me more', context);
    if (before.kind !== 'passage' || more.kind !== 'passage') throw new Error('no passage');
    expect(more.matches[0].passage.id).not.toBe(before.matches[0].passage.id);
  });

  test('thanks leave the thread where it was', () => {
    expect(thread('what is green development?', 'thanks!', 'next')).toBe('open-development');
  });

  test('a question of its own is not read with the one before', () => {
    expect(thread('what is green development?', 'How should Belt and Road countries be connected?')).toBe(
      'open-development',
    );
  });

  test('"next" after the last section still gets an answer', () => {
    const last = article.sections.at(-1);
    const context = { question: 'x', passageIds: [last?.passages[0]?.id ?? ''] };
    expect(['answer', 'unsure', 'not_covered']).toContain(answerer.answer('next', context).outcome);
  });

  test('a thread about a passage that the content no longer has is not lost', () => {
    const answer = answerer.answer('next', {
      question: 'what is green development?',
      passageIds: ['gone/gone¶1'],
    });
    expect(['answer', 'unsure', 'not_covered']).toContain(answer.outcome);
  });

  test.each([
    ['why?', 'ellipsis'],
    ['and who is it for?', 'ellipsis'],
    ['is that also true for chips?', 'ellipsis'],
    ['下一节', 'navigate'],
    ['详细说说', 'more'],
    ['How is income to be shared out fairly among people?', 'standalone'],
  ])('%j is %s', (message, kind) => {
    const context = { question: 'what is green development?', passageIds: [] };
    expect(followUpOf(message, /\p{Script=Han}/u.test(message) ? 'zh' : 'en', context).kind).toBe(kind);
  });
});
