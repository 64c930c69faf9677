// A text in two languages: answered in the language asked, shared and shown in it, and the other a button away.
import { answerer, corpus } from '../fixtures/bundled.js';
import { buttonsIn } from '../fixtures/buttons.js';
import { type Harness, startHarness } from '../fixtures/harness.js';
import { blockAction, slashCommand } from '../fixtures/payloads.js';
import type { Call } from '../fixtures/webApi.js';

describe('a text in two languages', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await startHarness({ corpus, answerer });
  });
  afterEach(() => harness.close());

  const ask = async (text: string) => {
    await harness.form(slashCommand(text, harness.api.responseUrl()));
    return harness.api.next('respond');
  };
  const click = (call: Call, label: string) => {
    const button = buttonsIn(call.blocks).find((found) => found.label === label);
    if (!button) throw new Error(`no button ${label}`);
    return harness.click(blockAction({ ...button, responseUrl: harness.api.responseUrl() }));
  };

  it('answers Chinese in Chinese, and shares it in Chinese', async () => {
    const answer = await ask('电动车的旧电池怎么办？');
    await click(answer, '分享');
    const { args } = await harness.api.next('chat.postMessage');
    expect(answer.args.text).toMatch(/电池[\s\S]*· ¶25 · 摘要/);
    expect(args.text).toMatch(/电池[\s\S]*· ¶25 · 摘要[\s\S]*由.+分享/);
  });

  it('shares a Chinese overview of a part', async () => {
    await click(await ask('概括一下第二部分'), '分享');
    const { args } = await harness.api.next('chat.postMessage');
    expect(args.text).toContain('二、');
    expect(args.text).toContain('绿色发展');
  });

  it('opens the Chinese section around the passage', async () => {
    await click(await ask('电动车的旧电池怎么办？'), '查看上下文');
    const { args } = await harness.api.next('views.open');
    expect(JSON.stringify(args.view)).toContain('上下文');
    expect(JSON.stringify(args.view)).toContain('电池');
  });

  it('shows the same passage in the other language to the one who asks for it', async () => {
    await click(await ask('what happens to used batteries of electric vehicles?'), '中文');
    const chinese = await harness.api.next('respond');
    await click(await ask('电动车的旧电池怎么办？'), 'English');
    const english = await harness.api.next('respond');
    expect(chinese.args).toMatchObject({ response_type: 'ephemeral' });
    expect(chinese.args.text).toMatch(/电池[\s\S]*· ¶25 · 摘要/);
    expect(english.args.text).toMatch(/batteries[\s\S]*· ¶25 · summary/);
  });
});
