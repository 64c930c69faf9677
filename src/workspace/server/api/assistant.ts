// assistant.threads.*: what the app shows while it works, and what it suggests to ask.
import type { Channel } from '../../protocol.js';
import { ids } from '../ids.js';
import { isRecord } from '../json.js';
import { ApiError, type Call, invalid, json, type Method, type Methods, required, text } from './call.js';

/** Slack: at most 4 prompts. */
const mostPrompts = 4;

function channelOf({ world, args }: Call): Channel {
  const channel = world.channels.get(required(args, 'channel_id'));
  if (!channel?.members.includes(ids.botUser)) throw new ApiError('channel_not_found');
  return channel;
}

/** The thread that is named; a message that isn't there is `invalid_thread_ts`. */
function threadOf({ world, args }: Call, channel: Channel): string {
  const ts = required(args, 'thread_ts');
  const message = world.message(channel.id, ts);
  if (!message || message.ephemeralFor) throw new ApiError('invalid_thread_ts');
  return message.threadTs ?? ts;
}

/** An empty status ends it, and so does the app's next message (the page sees to that). */
const setStatus: Method = (call) => {
  const channel = channelOf(call);
  const threadTs = threadOf(call, channel);
  const { status } = call.args;
  if (typeof status !== 'string') throw invalid('missing required field: status');
  call.world.listener({ type: 'status', channel: channel.id, threadTs, status });
  return {};
};

const setSuggestedPrompts: Method = (call) => {
  const channel = channelOf(call);
  const prompts = json(call.args, 'prompts', 'invalid_arguments');
  if (!Array.isArray(prompts) || prompts.length === 0) throw invalid('missing required field: prompts');
  if (prompts.length > mostPrompts) throw invalid(`no more than ${mostPrompts} items allowed`);
  const read = prompts.map((prompt: unknown) => {
    if (!isRecord(prompt) || typeof prompt.title !== 'string' || typeof prompt.message !== 'string')
      throw invalid('a prompt has a title and a message');
    return { title: prompt.title, message: prompt.message };
  });
  // With a thread, Slack's agent view says that all is well and shows nothing.
  if (text(call.args, 'thread_ts') !== undefined) {
    call.world.problem(
      call.method,
      'not_shown',
      'With a thread_ts Slack shows no prompts and does not say so.',
    );
    return {};
  }
  const title = text(call.args, 'title');
  call.world.listener({ type: 'prompts', channel: channel.id, prompts: read, ...(title ? { title } : {}) });
  return {};
};

/** Titles name threads in a history that this workspace doesn't show. */
const setTitle: Method = (call) => {
  threadOf(call, channelOf(call));
  required(call.args, 'title');
  return {};
};

export const assistant: Methods = {
  'assistant.threads.setStatus': setStatus,
  'assistant.threads.setSuggestedPrompts': setSuggestedPrompts,
  'assistant.threads.setTitle': setTitle,
};
