import fc from 'fast-check';
import { clean, longestQuestion } from '../../src/search/clean.js';

describe('cleaning a question', () => {
  test.each([
    ['Hi team, quick question: when did it begin? cheers', 'when did it begin?'],
    ['hey <@U0BOT123>, what is a well for?', 'what is a well for?'],
    ['could you please tell me about the mill? Thank you so much!', 'about the mill?'],
    ['see <https://example.com/a?b=c|the page> on rye', 'see the page on rye'],
    ['rye :bread: in <#C012345|baking>', 'rye in baking'],
    ['*why* is `flour` _weighed_ twice', 'why is flour weighed twice'],
    ['你好，请问绿色发展是什么？谢谢', '绿色发展是什么?'],
  ])('finds the question in %j', (typed, question) => {
    expect(clean(typed)).toEqual({ text: question });
  });

  test.each([
    ['and rye?', 'and rye?'],
    ['great leap forward', 'great leap forward'],
    ['fine particles', 'fine particles'],
    ['is it ok to pay later?', 'is it ok to pay later?'],
    ['why is the new mill so good', 'why is the new mill so good'],
  ])('leaves %j alone', (typed, question) => {
    expect(clean(typed).text).toBe(question);
  });

  test.each([
    ['good morning', 'greeting'],
    ['Hello there!', 'greeting'],
    ['thanks a lot :smile:', 'thanks'],
    ['ok cool thanks', 'thanks'],
    ['lol', 'laugh'],
    ['see you tomorrow', 'goodbye'],
    ['got it', 'acknowledgement'],
    ['谢谢', 'thanks'],
  ])('tells %j as small talk: %s', (typed, kind) => {
    expect(clean(typed)).toEqual({ text: '', smallTalk: kind });
  });

  test.each(['', '   ', '???', '👍', ':smile:', '<!channel>', '<@U012>', '*_~', '\u202e\u200b'])(
    'finds nothing asked in %j',
    (typed) => {
      expect(clean(typed)).toEqual({ text: '' });
    },
  );

  test('never throws, and leaves no control, direction or Slack token behind', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc
            .array(
              fc.constantFrom(
                '<!here>',
                '<@U1>',
                'hi',
                'thanks',
                '\u202e',
                '!',
                'mill',
                '`',
                '\n',
                ' ',
                'ok',
              ),
            )
            .map((parts) => parts.join('')),
        ),
        (typed) => {
          const { text } = clean(typed);
          expect(text).not.toMatch(/<[@!]|[\p{Cc}\u202a-\u202e\u200b]/u);
          expect(text.length).toBeLessThanOrEqual(longestQuestion * 18);
        },
      ),
    );
  });
});
