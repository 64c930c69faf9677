// The command in Chinese words: the same as in English, and as little guessed.
import fc from 'fast-check';
import { understand } from '../../src/digest/understand.js';

const articles = [{ id: 'village', title: '井与面包' }];
const say = (text: string) => understand(text, { articles, today: '2026-11-24' });

test.each([
  ['每天上午9点', 'on daily 9am'],
  ['开启 工作日 9:00', 'on weekdays 9:00'],
  ['开启工作日9:00', 'on weekdays 9:00'],
  ['周一至周五 早上八点半', 'on mon-fri 8:30am'],
  ['每周一三五 下午两点', 'on mon wed fri 2pm'],
  ['周末 21点', 'on weekends 21:00'],
  ['每天晚上20点05分', 'on daily 20:05'],
  ['每天中午12点', 'on daily 12:00'],
  ['每天凌晨12点', 'on daily 00:00'],
  ['每天９：３０', 'on daily 9:30'],
  ['开启 每天上午9点 北京时间 打乱顺序 只给我', 'on daily 9am in shanghai shuffled me'],
  ['开启 9:00 井与面包', 'on 9:00 village'],
  ['开启 全部文本 9:00', 'on all articles 9:00'],
  ['暂停', 'pause'],
  ['暂停7天', 'pause 7d'],
  ['暂停两周', 'pause 2w'],
  ['暂停到2026-12-01', 'pause until 2026-12-01'],
  ['恢复', 'resume'],
  ['关闭', 'off'],
  ['状态 我', 'status me'],
  ['预览', 'preview'],
  ['帮助', 'help'],
  ['设置', 'settings'],
  ['？', 'help'],
])('“%s” is “%s”', (chinese, english) => {
  expect(say(chinese).kind).not.toBe('unclear');
  expect(say(chinese)).toEqual(say(english));
});

test.each([
  ['每天9点', { kind: 'half_time', words: '9点', hour: 9 }],
  ['每天晚上12点', { kind: 'half_time', words: '晚上12点', hour: 12 }],
  ['每天下午25点', { kind: 'wrong_time', words: '下午25点' }],
  ['每天上午15点', { kind: 'wrong_time', words: '上午15点' }],
  ['每天 后天再说', { kind: 'unknown_words', words: '后天再说' }],
  ['暂停很久', { kind: 'unknown_words', words: '暂停很久' }],
])('“%s” is not guessed at, and what was typed is said', (chinese, problem) => {
  expect(say(chinese)).toMatchObject({ kind: 'unclear', problem });
});

test('whatever is typed in Chinese, something comes back', () => {
  const pieces = [...'每天周一至五上午晚9点半：１２个星期到暂停的和我井'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, ' ', '7d'), { maxLength: 80 }), (typed) => {
      expect(say(typed.join(''))).toHaveProperty('kind');
    }),
  );
});
