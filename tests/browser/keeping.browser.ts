// What stays on the page and what goes: sharing once, taking back, editing, reloading, a second window.
import { botMessages, replyTexts, say, sourceNote, startWorkspace } from './workspace.js';

describe('what stays in the local workspace', () => {
  const workspace = startWorkspace();

  it('shares a private answer once, however often it is pressed', async () => {
    const page = await workspace.open();
    await say(page, '/footnote What is green development?');
    const share = page.getByTestId('ephemeral').first().getByRole('button', { name: 'Share' });
    await share.dblclick();
    await page.getByTestId('ephemeral').filter({ hasText: 'already' }).waitFor();
    expect(await botMessages(page).filter({ hasText: 'Shared by' }).count()).toBe(1);
  });

  it('lets the asker take an answer back', async () => {
    const page = await workspace.open();
    await say(page, '@Footnote What is green development?');
    await page.getByRole('button', { name: /^1 reply/ }).click();
    const thread = page.getByTestId('thread-pane');
    await replyTexts(thread, 1);
    await thread.getByRole('button', { name: 'Remove' }).click();
    await botMessages(thread).waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^1 reply/ }).count()).toBe(0);
  });

  it('answers a question that is edited afterwards no second time', async () => {
    const page = await workspace.open();
    await say(page, '@Footnote What is green development?');
    const asked = page.getByTestId('message').filter({ hasText: 'What is green development?' });
    await page.getByRole('button', { name: /^1 reply/ }).waitFor();
    await asked.hover();
    await asked.getByRole('button', { name: 'Edit message' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' Please.');
    await page.keyboard.press('Enter');
    await asked.getByText('(edited)').waitFor();
    // The next question's answer comes after any that the edit could have called forth.
    await say(page, '/footnote What is open development?');
    await page.getByTestId('ephemeral').waitFor();
    expect(await page.getByRole('button', { name: /^1 reply/ }).count()).toBe(1);
    expect(await botMessages(page).count()).toBe(1);
  });

  it('shows the same in a second window, and after a reload all but what was private', async () => {
    const page = await workspace.open();
    const other = await workspace.open();
    await say(page, '/footnote What is open development?');
    await page.getByTestId('ephemeral').waitFor();
    await say(page, '@Footnote What is green development?');
    await other.getByRole('button', { name: /^1 reply/ }).click();
    const [answer] = await replyTexts(other.getByTestId('thread-pane'), 1);
    expect(answer).toMatch(sourceNote('¶15'));
    await page.reload();
    await page.getByRole('button', { name: /^1 reply/ }).waitFor();
    expect(await page.getByTestId('ephemeral').count()).toBe(0);
  });

  it('greets a channel that it is invited to, and then answers there', async () => {
    const page = await workspace.open();
    await page.getByTestId('channel-general').click();
    await say(page, '@Footnote What is green development?');
    await page.getByTestId('ephemeral').filter({ hasText: 'is not in this channel' }).waitFor();
    await say(page, '/invite @Footnote');
    await botMessages(page).filter({ hasText: 'Mention me with a question' }).waitFor();
    await say(page, '@Footnote What is green development?');
    await page.getByRole('button', { name: /^1 reply/ }).click();
    const [answer] = await replyTexts(page.getByTestId('thread-pane'), 1);
    expect(answer).toMatch(sourceNote('¶15'));
  });
});
