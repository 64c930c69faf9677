// What axe-core finds in the page as it stands in a browser: nothing serious, in any of the places a person comes to.
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { replyTexts, say, startWorkspace } from './workspace.js';

/** Serious and critical findings, each with the elements it is about. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations }: AxeResults = await page.evaluate('axe.run(document)');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe('the page for people who use assistive technology', () => {
  const workspace = startWorkspace();

  it.each(['wide', 'narrow'] as const)(
    'has no serious finding while completing, in a private answer, its modal and a thread (%s)',
    async (size) => {
      const page = await workspace.open(size);
      await page.getByTestId('composer').fill('/');
      await page.getByRole('listbox').waitFor();
      expect(await findings(page)).toEqual([]);
      await say(page, '@Footnote What is green development?');
      await page.getByRole('button', { name: /^1 reply/ }).waitFor();
      await say(page, '/footnote What is open development?');
      await page.getByTestId('ephemeral').waitFor();
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Show in context' }).last().click();
      await page.getByRole('dialog').waitFor();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^1 reply/ }).click();
      await replyTexts(page.getByTestId('thread-pane'), 1);
      expect(await findings(page)).toEqual([]);
    },
  );

  it('has no serious finding in the direct message, the Home tab and the list of channels on a phone', async () => {
    const page = await workspace.open('narrow');
    await page.getByRole('button', { name: 'Show channels' }).click();
    expect(await findings(page)).toEqual([]);
    await page.getByTestId('dm-footnote').click();
    await say(page, 'Summarise part II');
    await replyTexts(page, 1);
    expect(await findings(page)).toEqual([]);
    await page.getByTestId('app-home-tab').click();
    expect(await findings(page)).toEqual([]);
  });
});
