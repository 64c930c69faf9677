// The log: no token, no response address, no question, and errors described rather than dumped.
import { createLog, loggedError, redact } from '../../src/slack/logger.js';

const written = (level: 'debug' | 'info', use: (log: ReturnType<typeof createLog>) => void) => {
  const lines: string[] = [];
  use(createLog(level, { write: (line) => void lines.push(line) }));
  return lines;
};

describe('the log', () => {
  it.each([
    'xoxb-1111-2222-abc',
    'xapp-1-A0-22-abc',
    'xoxe.xoxb-1-abc',
    'Bearer abcdef',
    'https://hooks.slack.com/commands/T1/2/abc',
    'wss://wss-primary.slack.com/link/?ticket=abc',
    // Slack's verification token, which stands in each payload.
    '{"token":"abc","team_id":"T1"}',
  ])('never shows %s', (secret) => {
    const error = Object.assign(new Error(`failed with ${secret}`), { original: new Error(secret) });
    const [line] = written('info', (log) => log.error('failed', secret, error));
    const [fields] = written('info', (log) => log.line('error', secret, { secret, error }));
    expect(`${redact(secret)}${line}${fields}`).not.toContain('abc');
  });

  it('keeps its level, whatever a library sets', () => {
    const lines = written('info', (log) => {
      log.debug('a payload');
      log.quiet.error('a call failed');
      log.info('ready');
    });
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['ready']);
  });

  it('describes an error with its causes and Slack’s code, without request or body', () => {
    const slack = Object.assign(new Error('An API error occurred: not_in_channel'), {
      code: 'slack_webapi_platform_error',
      data: { ok: false, error: 'not_in_channel', text: 'a question' },
    });
    const described = loggedError(new Error('posting failed', { cause: slack }));
    expect(described).toMatchObject({
      message: 'posting failed',
      cause: { code: 'slack_webapi_platform_error', slack: 'not_in_channel' },
    });
    expect(JSON.stringify(described)).not.toContain('a question');
  });

  it('survives an error that is its own cause, and things that aren’t errors', () => {
    const loop = new Error('loop');
    loop.cause = loop;
    expect(loggedError(loop).cause?.cause?.cause).toBeUndefined();
    expect(loggedError('thrown').message).toBe('thrown');
  });
});
