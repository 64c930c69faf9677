// Whatever is typed into the page gets an outcome or help, stands there as it was typed, and pings, links or breaks nothing.
import { botMessages, replyTexts, say, startWorkspace } from './workspace.js';

const QUESTIONS: readonly (readonly [what: string, typed: string])[] = [
  ['40,000 characters', 'industry '.repeat(4_445).slice(0, 40_000)],
  ['one word of 40,000 characters', 'x'.repeat(40_000)],
  ['only emoji', '😀 👨‍👩‍👧‍👦 🏳️‍🌈 :tada:'],
  ['only punctuation', '…?!? -- ;; »«'],
  ['a ping to the channel', '<!channel> <!here> <!everyone> @channel'],
  ['mentions and a group', '<@U0MINA00001> @Mina Okafor <!subteam^S123|@all>'],
  ['a link with a false name', '<https://evil.example/|Click here> https://evil.example/'],
  ['formatting', '*_~ *bold* _slanted_ ~struck~ > quote'],
  ['backticks', '` `` ``` ```code```'],
  ['markup', '<script>document.title = "broken"</script><img src=x onerror=alert(1)> &lt;b&gt;'],
  ['right-to-left text', 'ما هو التصنيع الجديد؟'],
  [
    'direction overrides and control characters',
    '\u202etnempoleved neerg\u202c \u0007\u001b[31m\u200b\u2066x',
  ],
  ['Chinese', '什么是新型工业化？'],
  ['German', 'Was ist mit der neuen Industrialisierung gemeint?'],
  ['half of a character', '\ud83d green \ude00'],
  ['names of built-in things', '__proto__ constructor toString'],
];
const REPLY =
  /The text does not cover this|not sure this answers it|I found no words|longer than I can search|can’t search in the language|Huang Qunhui, “|黄群慧，《|I answer questions about a text|I don’t know the option/;

describe('the local workspace under hostile questions', () => {
  const workspace = startWorkspace();

  it('answers each of them in a direct message, and the page stays whole', async () => {
    const page = await workspace.open();
    await page.getByTestId('dm-footnote').click();
    for (const [i, [what, typed]] of QUESTIONS.entries()) {
      await say(page, typed);
      const reply = (await replyTexts(page, i + 1)).at(-1);
      expect({ what, reply }).toEqual({ what, reply: expect.stringMatching(REPLY) });
    }
    // Nothing of a question comes to life in what the bot says.
    expect(await botMessages(page).locator('.mention, a, img, script').count()).toBe(0);
    expect(await page.title()).toContain('Footnote');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  });

  it('answers each of them as a command, repeating the question as it was typed', async () => {
    const page = await workspace.open();
    const answers = page.getByTestId('ephemeral');
    for (const [i, [what, typed]] of QUESTIONS.entries()) {
      await say(page, `/footnote ${typed}`);
      await answers.nth(i).waitFor();
      const reply = await answers.nth(i).textContent();
      expect({ what, reply }).toEqual({ what, reply: expect.stringMatching(REPLY) });
    }
    expect(await answers.locator('.mention, a, img, script').count()).toBe(0);
    expect(await answers.filter({ hasText: '<script>document.title = "broken"</script>' }).count()).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  });

  it('leaves out what is pasted beyond the length of a message, and keeps its connection', async () => {
    const page = await workspace.open();
    await page.getByTestId('dm-footnote').click();
    await page.getByTestId('composer').focus();
    await page.keyboard.insertText('industry '.repeat(150_000));
    expect((await page.getByTestId('composer').inputValue()).length).toBe(40_000);
    await page.keyboard.press('Enter');
    const [reply] = await replyTexts(page, 1);
    expect(reply).toContain('longer than I can search');
  });

  it('gives help for a command without a question and for a bare mention', async () => {
    const page = await workspace.open();
    await say(page, '/footnote ');
    await page.getByTestId('ephemeral').waitFor();
    expect(await page.getByTestId('ephemeral').textContent()).toContain('I answer questions about a text');
    await say(page, '@Footnote');
    await page.getByRole('button', { name: /^1 reply/ }).click();
    const [help] = await replyTexts(page.getByTestId('thread-pane'), 1);
    expect(help).toContain('I answer questions about a text');
  });
});
