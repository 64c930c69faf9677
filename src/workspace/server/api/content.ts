// What a message holds: its text, blocks, metadata and thread, checked as Slack checks them.
import { checkBlocks, type Problem, storedBlocks, TEXT_LIMIT, textLength } from '../block-kit/index.js';
import { isRecord, type Json } from '../json.js';
import { postedText } from '../typed.js';
import type { World } from '../world.js';
import { ApiError, invalid, json, text } from './call.js';

/** Slack cuts a message's text off after 40,000 characters; refused here, because words would be lost. */
const longestText = 40_000;
/** Slack: `markdown_text` has at most 12,000 characters. */
const longestMarkdown = 12_000;

export interface Content {
  readonly text: string;
  readonly blocks?: readonly unknown[];
}

/**
 * A message's text and blocks, as they are kept.
 *
 * @throws ApiError `no_text` when it has neither, `invalid_blocks` and others as Slack refuses them.
 */
export function contentOf(world: World, args: Json): Content {
  const plain = text(args, 'text') ?? '';
  const markdown = text(args, 'markdown_text');
  const blocks = blocksOf(world, args);
  if (markdown !== undefined && (plain !== '' || blocks)) throw new ApiError('markdown_text_conflict');
  if (plain.length > longestText || (markdown ?? '').length > longestMarkdown)
    throw new ApiError('msg_too_long');
  if (markdown !== undefined)
    return { text: postedText(markdown), blocks: kept(world, [{ type: 'markdown', text: markdown }]) };
  if (plain === '' && !blocks) throw new ApiError('no_text');
  return { text: postedText(plain), ...(blocks ? { blocks } : {}) };
}

/** Good blocks with their ids; `undefined` when there are none. */
function blocksOf(world: World, args: Json): readonly unknown[] | undefined {
  const blocks = json(args, 'blocks', 'invalid_blocks_format');
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) throw new ApiError('invalid_blocks_format');
  if (blocks.length === 0) return undefined;
  refuse(checkBlocks(blocks, 'message'));
  // Slack answers so from about 11,000 characters over all blocks; its documentation doesn't say.
  if (textLength(blocks) > TEXT_LIMIT) throw new ApiError('msg_blocks_too_long');
  return kept(world, blocks);
}

function kept(world: World, blocks: readonly unknown[]): readonly unknown[] {
  return storedBlocks(blocks, () => world.nextId('b'));
}

/** Refuses Block Kit with problems the way Slack words them, each with a pointer to its place. */
export function refuse(problems: readonly Problem[], code = 'invalid_blocks'): void {
  if (problems.length === 0) return;
  const messages = problems.map(({ message, pointer }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
  throw new ApiError(code, {
    errors: problems.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`),
    response_metadata: { messages },
  });
}

/** Slack's message metadata: a type and an object. */
export function metadataOf(args: Json): { readonly metadata?: Json } {
  const metadata = json(args, 'metadata', 'invalid_metadata_format');
  if (metadata === undefined) return {};
  if (!isRecord(metadata) || typeof metadata.event_type !== 'string' || !isRecord(metadata.event_payload))
    throw new ApiError('invalid_metadata_format');
  return { metadata };
}

/**
 * The thread a reply goes to. A reply to a reply goes to its thread. When the first message is gone, Slack silently
 * posts to the channel instead (slack-go issue 1571), which the page is told of.
 *
 * @throws ApiError `invalid_thread_ts` for what is no ts, an empty text included.
 */
export function threadOf(
  world: World,
  channel: string,
  args: Json,
  method: string,
): { readonly threadTs?: string } {
  const ts = args.thread_ts;
  if (ts === undefined || ts === null) return {};
  if (typeof ts !== 'string' || !/^\d{1,16}\.\d{6}$/.test(ts))
    throw invalid(
      `${String(text(args, 'thread_ts') ?? '').slice(0, 40)} is not a valid thread_ts`,
      'invalid_thread_ts',
    );
  const root = world.message(channel, ts);
  if (!root || root.ephemeralFor) {
    world.problem(method, 'thread_not_found', `No message ${ts} in ${channel}: posted outside any thread.`);
    return {};
  }
  return { threadTs: root.threadTs ?? root.ts };
}
