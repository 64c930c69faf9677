// The Web API as one function: method name, token and arguments in, Slack's JSON out.
import type { Json } from '../json.js';
import { assistant } from './assistant.js';
import { ApiError, type Call, type Methods } from './call.js';
import { chat } from './chat.js';
import { conversations } from './conversations.js';
import { histories } from './history.js';
import { people } from './people.js';
import { reactions } from './reactions.js';
import { refuseMissingScope } from './scopes.js';
import { views } from './views.js';

const methods: Methods = {
  ...assistant,
  ...chat,
  ...conversations,
  ...histories,
  ...people,
  ...reactions,
  ...views,
};
/** The one method that takes the app's own token. */
const connect = 'apps.connections.open';

/** The names of all methods there are. */
export const methodNames: readonly string[] = [...Object.keys(methods), connect];

export interface Tokens {
  readonly bot: string;
  readonly app: string;
}

export interface ApiRequest extends Call {
  readonly token: string | undefined;
  readonly tokens: Tokens;
  /** The bot's scopes; `undefined` lets it do everything. */
  readonly scopes: readonly string[] | undefined;
  /** The address of a new Socket Mode connection, good once. */
  readonly connect: () => string;
}

/** Answers one call; a refusal has `ok: false`, Slack's code, and what Slack says with it. */
export function callApi(request: ApiRequest): Json {
  try {
    return { ok: true, ...answer(request) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ok: false, error: error.code, ...error.more };
  }
}

function answer(request: ApiRequest): Json {
  const { method, token, tokens, scopes, world, args } = request;
  const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!known && method !== connect) throw new ApiError('unknown_method', { req_method: method });
  if (method === 'api.test' && known) return known(request);
  if (token === undefined || token === '') throw new ApiError('not_authed');
  if (token !== tokens.bot && token !== tokens.app) throw new ApiError('invalid_auth');
  if (token !== (known ? tokens.bot : tokens.app)) throw new ApiError('not_allowed_token_type');
  if (!known) return { url: request.connect() };
  if (scopes) refuseMissingScope(scopes, world, method, args);
  return known(request);
}
