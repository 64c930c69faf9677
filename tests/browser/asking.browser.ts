// Asking in the local workspace the way a person does, in a real browser: by command, mention, follow-up and direct message.
import { botMessages, replyTexts, say, sourceNote, startWorkspace } from './workspace.js';

describe('asking in the local workspace', () => {
  const workspace = startWorkspace();

  it('answers a command privately, shows the passage in its section, and shares it once', async () => {
    const page = await workspace.open();
    await say(page, '/footnote What is green development?');
    const answer = page.getByTestId('ephemeral');
    await answer.waitFor();
    expect(await answer.textContent()).toContain('Only visible to you');
    expect(await answer.textContent()).toContain('You asked: What is green development?');
    expect(await answer.textContent()).toMatch(sourceNote('¶15'));

    // Its own button stands last, under those of the other matches.
    await answer.getByRole('button', { name: 'Show in context' }).last().click();
    const modal = page.getByRole('dialog', { name: 'In context' });
    await modal.waitFor();
    expect(await modal.textContent()).toContain('The passage you were shown');
    expect(await modal.textContent()).toContain('green manufacturing and the energy revolution');
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });

    await answer.getByRole('button', { name: 'Share' }).click();
    const shared = botMessages(page).filter({ hasText: 'Shared by' });
    await shared.waitFor();
    expect(await shared.textContent()).toMatch(sourceNote('¶15'));
    expect(await shared.textContent()).not.toContain('Only visible to you');
  });

  it('answers a mention in its thread, with the source note, and a follow-up there', async () => {
    const page = await workspace.open();
    await say(page, '@Footnote What is innovative development?');
    await page.getByRole('button', { name: /^1 reply/ }).click();
    const thread = page.getByTestId('thread-pane');
    const [first] = await replyTexts(thread, 1);
    expect(first).toMatch(sourceNote('¶13'));

    await say(page, '@Footnote and green?', 'thread-composer');
    const [, second] = await replyTexts(thread, 2);
    expect(second).toMatch(sourceNote('¶15'));
    await page.getByRole('button', { name: /^3 replies/ }).waitFor();
  });

  it('answers a direct message in the conversation itself', async () => {
    const page = await workspace.open();
    await page.getByTestId('dm-footnote').click();
    await page.getByRole('heading', { name: 'Footnote', level: 1 }).waitFor();
    await say(page, 'Who wrote the article?');
    const [first] = await replyTexts(page, 1);
    expect(first).toContain('was written by Huang Qunhui');
    await say(page, 'How do I bake banana bread?');
    const [, second] = await replyTexts(page, 2);
    expect(second).toContain('The text does not cover this');
  });

  it('can be used with the keyboard alone', async () => {
    const page = await workspace.open();
    const focused = page.locator(':focus');
    const tabTo = async (name: RegExp, key = 'Tab') => {
      for (let presses = 0; presses < 60; presses++) {
        const label = (await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? '';
        if (name.test(label)) return;
        await page.keyboard.press(key);
      }
      throw new Error(`The focus never came to ${name}.`);
    };
    await page.keyboard.type('/foo');
    await page.getByRole('option', { name: /^\/footnote / }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('What is green development?');
    await page.keyboard.press('Enter');
    await page.getByTestId('ephemeral').waitFor();
    await tabTo(/^Show in context$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const modal = page.getByRole('dialog', { name: 'In context' });
    await modal.waitFor();
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'detached' });
    expect(await focused.textContent()).toBe('Show in context');

    await tabTo(/^Message #reading-group$/);
    await page.keyboard.type('@foo');
    await page.getByRole('option', { name: /Footnote/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('What is shared development?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^1 reply/ }).waitFor();
    await tabTo(/^\s*F?\s*1 reply/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    const [answer] = await replyTexts(page.getByTestId('thread-pane'), 1);
    expect(answer).toMatch(sourceNote('¶17'));
    expect(await focused.getAttribute('aria-label')).toBe('Reply…');
  });

  it('fits a phone: command, thread and way back, with nothing wider than the page', async () => {
    const page = await workspace.open('narrow');
    await say(page, '@Footnote What is green development?');
    await page.getByRole('button', { name: /^1 reply/ }).click();
    const [answer] = await replyTexts(page.getByTestId('thread-pane'), 1);
    expect(answer).toMatch(sourceNote('¶15'));
    // An answer taller than the screen is shown from its first line.
    const heading = botMessages(page.getByTestId('thread-pane'))
      .getByText('Green development as the')
      .first();
    const { y } = (await heading.boundingBox()) ?? { y: Number.NaN };
    expect(y).toBeGreaterThan(50);
    expect(y).toBeLessThan(640);
    await page.getByRole('button', { name: 'Close thread' }).click();
    await page.getByRole('button', { name: 'Show channels' }).click();
    await page.getByTestId('channel-general').click();
    await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
  });
});
