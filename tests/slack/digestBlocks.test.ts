// The digest as Block Kit: golden files for how it looks, word for word, within Slack's limits whatever is written.
import fc from 'fast-check';
import type { Passage } from '../../src/content/article.js';
import { type Digest, planDigest } from '../../src/digest/programme.js';
import { understand } from '../../src/digest/understand.js';
import { type DigestAbout, digestMessage, previewMessage } from '../../src/slack/blocks/digest.js';
import { digestHelpMessage, unclearMessage } from '../../src/slack/blocks/digestSaid.js';
import { en } from '../../src/words/en.js';
import { checkBlocks } from '../../src/workspace/server/block-kit/index.js';
import { corpus, corpusOf } from '../fixtures/corpus.js';
import { golden } from '../fixtures/golden.js';
import { brokenRules, pings } from '../fixtures/slackLimits.js';

const schedule = { time: '09:00', weekdays: [1, 2, 3, 4, 5], zone: 'America/New_York' } as const;
const CHANNELS: DigestAbout = { kind: 'channel', schedule, ownerName: 'Anna', ownerLeft: false };
const OWN: DigestAbout = { kind: 'direct', schedule, ownerLeft: false };
const programme = { order: 'reading', atEnd: 'end', round: 1, seed: 1 } as const;

function digestAfter(had: readonly string[], atEnd: 'end' | 'restart' = 'end', texts = corpus): Digest {
  const planned = planDigest(texts, { ...programme, atEnd }, had);
  if (planned.kind !== 'digest') throw new Error(planned.kind);
  return planned.digest;
}

/** A digest whose key passages are these. */
function digestOf(texts: readonly string[], title = 'A section'): Digest {
  const digest = digestAfter([], 'end', corpusOf(texts, title));
  const passages: readonly Passage[] = digest.section.passages;
  return { ...digest, passages, discussion: 'What of it?' };
}

/** The lines of the message that are quoted, as Slack shows them. */
const quoted = (blocks: readonly object[]) =>
  blocks
    .flatMap((block) => ('text' in block && typeof block.text === 'object' ? [block.text] : []))
    .map((text) => (text && 'text' in text ? String(text.text) : ''))
    .filter((text) => text.startsWith('>'))
    .map((text) =>
      text.replace(/^>/gm, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'),
    );

describe('how a digest looks', () => {
  it.each<[string, readonly string[], 'end' | 'restart', DigestAbout]>([
    ['digest-first', [], 'end', CHANNELS],
    ['digest-quotation', ['village/wells'], 'end', CHANNELS],
    ['digest-own', ['village/wells', 'village/tax'], 'end', OWN],
    [
      'digest-last',
      ['village/wells', 'village/tax', 'village/mill'],
      'end',
      { ...CHANNELS, ownerLeft: true },
    ],
    ['digest-restart', ['village/wells', 'village/tax', 'village/mill'], 'restart', CHANNELS],
  ])('is as in the golden file %s', (name, had, atEnd, about) => {
    const message = digestMessage(digestAfter(had, atEnd), about, en);
    expect(message).toEqual(golden(name, message));
    expect(brokenRules(message.blocks)).toEqual([]);
    expect(checkBlocks(message.blocks, 'message')).toEqual([]);
  });

  it('is help as in its golden file', () => {
    const message = digestHelpMessage(en);
    expect(message).toEqual(golden('digest-help', message));
    expect(brokenRules(message.blocks)).toEqual([]);
  });

  it('is the same in a preview, under a line that says so', () => {
    const digest = digestAfter([]);
    const [, ...blocks] = previewMessage(digest, CHANNELS, en).blocks;
    expect(blocks).toEqual(digestMessage(digest, CHANNELS, en).blocks);
  });
});

describe('the key passages', () => {
  it('stand word for word, each of their characters', () => {
    const texts = [
      'Two  spaces, a <tag> & *stars*.',
      'One line\nand another, “quoted” – so.',
      '> not a quote',
    ];
    expect(quoted(digestMessage(digestOf(texts), CHANNELS, en).blocks)).toEqual(texts);
  });

  it('are left out from the end where there is no room, and the message says how many', () => {
    const texts = Array.from(
      { length: 6 },
      (_, index) => `${index} ${'The well is deep. '.repeat(100).trim()}`,
    );
    const message = digestMessage(digestOf(texts), CHANNELS, en);
    const shown = quoted(message.blocks);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).toEqual(texts.slice(0, shown.length));
    expect(message.text).toContain(`${6 - shown.length} more key passages`);
    expect(message.text).toContain('set up by Anna');
  });
});

describe('whatever is typed after /footnote-digest', () => {
  it('is answered within Slack’s limits, and pings nobody', () => {
    const words = fc.constantFrom(
      ...'on off pause 9:00 9 25:99 weekdays mon in Berlin CST until 2023-02-30 me shuffled'.split(' '),
      ...['<!channel>', '<@U0BOB>', '*bold*', '_', '`code`', '\u202e', '&amp;', 'Wells & Bread', '🎉'],
    );
    const typed = fc.oneof(
      fc.array(words, { maxLength: 12 }).map((parts) => parts.join(' ')),
      fc.string({ unit: 'binary', maxLength: 300 }),
      words.map((word) => `on ${word.repeat(900)}`),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const said = understand(text, { articles: corpus.articles, today: '2023-11-15' });
        if (said.kind !== 'unclear') return;
        const message = unclearMessage(said, corpus, en);
        expect(brokenRules(message.blocks)).toEqual([]);
        expect(message.text.length).toBeLessThanOrEqual(4_000);
        expect(pings(message.text)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe('whatever editors and people write', () => {
  const wild = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc
      .array(fc.constantFrom('<!channel>', '<@U0BOB>', '&', '*', '_', '`', '\n', '\u202e', 'wells ', '🎉'), {
        maxLength: 500,
      })
      .map((parts) => parts.join('')),
    fc.constantFrom('&', '"', 'x', 'word ', '🎉').map((text) => text.repeat(2_800).slice(0, 2_800)),
  );

  it('keeps to Slack’s limits and pings nobody', () => {
    fc.assert(
      fc.property(fc.array(wild, { minLength: 1, maxLength: 8 }), wild, wild, (texts, title, name) => {
        const passages = texts.map((text) => text.trim() || 'x');
        const digest = digestOf(passages, title.trim() || 't');
        const message = digestMessage(digest, { ...CHANNELS, ownerName: name }, en);
        expect(brokenRules(message.blocks)).toEqual([]);
        expect(JSON.stringify(message.blocks).length).toBeLessThanOrEqual(10_000);
        expect(message.text.length).toBeLessThanOrEqual(4_000);
        expect(pings(message.text)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
