import { detectLanguage } from '../../src/search/language.js';

describe('the language of a question', () => {
  test.each([
    ['what is said about the mill?', 'en'],
    ['mill', 'en'],
    ['绿色工厂是什么？', 'zh'],
    ['BRICS 合作有哪些领域？', 'zh'],
    ['ミルは何ですか', 'ja'],
    ['무엇을 말합니까', 'ko'],
    ['что сказано о мельнице', 'ru'],
    ['ما هي الطاحونة', 'ar'],
    ['was steht in dem Text über die Mühle?', 'de'],
    ['que dit le texte sur les moulins et le pain ?', 'fr'],
    ['¿qué dice el texto sobre los molinos y el pan?', 'es'],
  ])('of %j is %s', (question, language) => {
    expect(detectLanguage(question)).toBe(language);
  });
});
