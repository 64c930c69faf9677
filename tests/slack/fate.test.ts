// What became of a post that failed: certain refusals, rate limits, and all that nobody can know.
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { fateOf } from '../../src/slack/fate.js';

const refusal = (error: string) => new WebAPIPlatformError({ ok: false, error });
const network = (code: string) =>
  new WebAPIRequestError(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));

describe('the fate of a post', () => {
  it.each(['fatal_error', 'internal_error', 'service_unavailable', 'request_timeout'])(
    'is uncertain after Slack’s %s',
    (code) => {
      expect(fateOf(refusal(code))).toEqual({ kind: 'uncertain' });
    },
  );

  it.each([400, 404, 408, 500, 502, 503])('is uncertain after the HTTP status %d', (status) => {
    expect(fateOf(new WebAPIHTTPError(status, 'unwell', {}))).toEqual({ kind: 'uncertain' });
  });

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'EPIPE'])(
    'is uncertain when the connection broke (%s)',
    (code) => {
      expect(fateOf(network(code))).toEqual({ kind: 'uncertain' });
    },
  );

  it.each([
    ['a timeout', new DOMException('The operation timed out', 'TimeoutError')],
    ['half an answer', new SyntaxError('Unexpected end of JSON input')],
    ['a proxy’s page', refusal('<html>Bad gateway</html>')],
    ['no error at all', undefined],
  ])('is uncertain after %s', (_what, error) => {
    expect(fateOf(error)).toEqual({ kind: 'uncertain' });
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])('was not sent when nobody was reached (%s)', (code) => {
    expect(fateOf(network(code))).toEqual({ kind: 'not_sent' });
  });

  it.each([
    [new WebAPIRateLimitedError(7), 7],
    [new WebAPIRateLimitedError(0), 1],
    [refusal('ratelimited'), 1],
  ])('is a rate limit, with how long to wait', (error, retryAfterSeconds) => {
    expect(fateOf(error)).toEqual({ kind: 'rate_limited', retryAfterSeconds });
  });

  it.each([
    'is_archived',
    'not_in_channel',
    'channel_not_found',
    'account_inactive',
    'token_revoked',
    'invalid_auth',
    'restricted_action_thread_only_channel',
  ])('is a refusal that lasts after %s', (code) => {
    expect(fateOf(refusal(code))).toEqual({ kind: 'refused', code, lasting: true });
  });

  it.each(['invalid_arguments', 'message_limit_exceeded', 'no_text'])(
    'is a refusal for this once after %s',
    (code) => {
      expect(fateOf(refusal(code))).toEqual({ kind: 'refused', code, lasting: false });
    },
  );
});
