import { baseOf } from '../../src/search/endings.js';
import { tokenize } from '../../src/search/tokens.js';

const terms = (text: string, language = 'en') => tokenize(text, language).map(({ term }) => term);

describe('cutting text into terms', () => {
  test('finds the same term for a word and its forms', () => {
    expect(terms('Factories')).toEqual(terms('factory'));
    expect(terms('industry’s')).toEqual(terms('industry'));
  });

  test('leaves out the words that frame a question', () => {
    expect(terms('What does the article say about the mill?')).toEqual(['mill']);
  });

  test('folds accents, widths and case', () => {
    expect(terms('Ｍｉｌｌ CAFÉ')).toEqual(terms('mill cafe'));
  });

  test('gives Chinese words, pairs of characters and characters', () => {
    expect(terms('绿色发展', 'zh')).toEqual(expect.arrayContaining(['绿色', '发展', '色发', '绿']));
  });

  test('finds the same terms in traditional as in simplified characters', () => {
    expect(terms('綠色發展與產業鏈', 'zh')).toEqual(terms('绿色发展与产业链', 'zh'));
  });

  test('knows the word that an unknown one is built on', () => {
    const known = (word: string) => ['green', 'clean', 'large'].includes(word);
    expect(baseOf('greener', known)).toBe('green');
    expect(baseOf('largest', known)).toBe('large');
    expect(baseOf('uncleaned', known)).toBeUndefined();
    expect(baseOf('everest', known)).toBeUndefined();
  });
});
