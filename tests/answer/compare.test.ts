import { compared } from '../../src/answer/compare.js';
import { answerer } from '../fixtures/bundled.js';

describe('comparing two things', () => {
  test.each([
    ['compare green and open development', ['green development', 'open development']],
    ['Compare the mill with the well, please', ['the mill', 'the well, please']],
    ['what is the difference between wheat and rye?', ['wheat', 'rye']],
    ['how does rye differ from wheat?', ['rye', 'wheat']],
    ['rye vs. wheat', ['rye', 'wheat']],
    ['比较绿色发展和开放发展', ['绿色发展', '开放发展']],
    ['绿色和开放发展有什么区别？', ['绿色发展', '开放发展']],
  ])('reads %j as two questions', (question, sides) => {
    expect(compared(question)).toEqual(sides);
  });

  test.each(['what is green development?', 'wheat and rye', 'who compared them?'])(
    'leaves %j as one',
    (question) => {
      expect(compared(question)).toBeUndefined();
    },
  );

  test('leads with one passage of each', () => {
    const answer = answerer.answer('compare green and open development');
    if (answer.kind !== 'passage') throw new Error('no passage');
    const sections = answer.matches.slice(0, 2).map(({ section }) => section.id);
    expect(sections).toEqual(['green-development', 'open-development']);
  });
});
