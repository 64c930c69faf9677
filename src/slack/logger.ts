// The log: pino behind Bolt's logger interface. No token, and at the default level no question text, ever gets in.
import { types } from 'node:util';
import type { Logger, LogLevel } from '@slack/bolt';
import { type DestinationStream, destination, pino } from 'pino';

/** What a log line may say of an error: never a request, a body or a header. */
export interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  /** Slack's own error code, `channel_not_found`. */
  readonly slack?: string;
  readonly status?: number;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

const SECRETS: readonly RegExp[] = [
  /\bx(?:ox[a-z]|oxe\.xox[a-z]|app)-[\w.-]+/gi,
  /\bhttps?:\/\/hooks\.[^\s"']+/gi,
  /\/(?:commands|actions|response)\/[^\s"']+/gi,
  /\bwss?:\/\/[^\s"']+/gi,
  /\bBearer\s+[^\s"']+/gi,
  /(?<="token"\s*:\s*")[^"]+/g,
];

/** Takes out tokens, response addresses and socket tickets. */
export function redact(text: string): string {
  return SECRETS.reduce((clean, secret) => clean.replace(secret, '[redacted]'), text);
}

/** An error, also one from another realm (a worker, a test's sandbox). */
export function isError(value: unknown): value is Error {
  return value instanceof Error || types.isNativeError(value);
}

/** An error as the log may show it, with its causes, three deep. */
export function loggedError(error: unknown, depth = 3): LoggedError {
  if (!isError(error)) return { name: 'Error', message: redact(String(error)) };
  // Bolt wraps what it doesn't know; the wrapper says nothing of its own.
  if ('original' in error && 'code' in error && error.code === 'slack_bolt_unknown_error') {
    return loggedError(error.original, depth);
  }
  const cause = error.cause ?? ('original' in error ? error.original : undefined);
  const slack =
    'data' in error && typeof error.data === 'object' && error.data !== null && 'error' in error.data
      ? String(error.data.error)
      : undefined;
  return {
    name: error.name,
    message: redact(error.message),
    ...('code' in error && error.code !== undefined ? { code: String(error.code) } : {}),
    ...(slack ? { slack: redact(slack) } : {}),
    ...('statusCode' in error && typeof error.statusCode === 'number' ? { status: error.statusCode } : {}),
    ...(error.stack && !slack ? { stack: redact(error.stack) } : {}),
    ...(cause !== undefined && depth > 1 ? { cause: loggedError(cause, depth - 1) } : {}),
  };
}

/** Bolt's logger, and a line of ours with fields. */
export interface Log extends Logger {
  /** One line with fields; an `Error` among them is described, not dumped. */
  line(
    level: 'debug' | 'info' | 'warn' | 'error',
    message: string,
    fields?: Readonly<Record<string, unknown>>,
  ): void;
  /** The same log with Slack's libraries' warnings and errors at debug level: for calls whose failures we log. */
  readonly quiet: Logger;
}

/**
 * Writes JSON lines to standard error, so that standard output holds only what is said to the person who starts it.
 *
 * @param stream where to write instead, for tests.
 */
export function createLog(
  level: 'debug' | 'info' | 'warn' | 'error',
  stream: DestinationStream = destination({ dest: 2, sync: true }),
): Log {
  const base = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
  const write = (at: 'debug' | 'info' | 'warn' | 'error', parts: readonly unknown[]) => {
    if (!base.isLevelEnabled(at)) return;
    const error = parts.find(isError);
    const text = parts.filter((part) => part !== error).map(asText);
    const message = redact(text.join(' ') || 'error');
    if (error === undefined) base[at](message);
    else base[at]({ error: loggedError(error) }, message);
  };
  const logger = (loudest: 'debug' | 'error'): Logger => ({
    debug: (...parts) => write('debug', parts),
    info: (...parts) => write(loudest === 'debug' ? 'debug' : 'info', parts),
    warn: (...parts) => write(loudest === 'debug' ? 'debug' : 'warn', parts),
    error: (...parts) => write(loudest === 'debug' ? 'debug' : 'error', parts),
    // The level is the setting's, whatever a library would like.
    setLevel: () => {},
    getLevel: () => level as LogLevel,
    setName: () => {},
  });
  return {
    ...logger('error'),
    quiet: logger('debug'),
    line: (at, message, fields = {}) => {
      const shown = Object.entries(fields).map(([name, value]) => [
        name,
        isError(value) ? loggedError(value) : typeof value === 'string' ? redact(value) : value,
      ]);
      base[at](Object.fromEntries(shown), redact(message));
    },
  };
}

function asText(part: unknown): string {
  return typeof part === 'string' ? part : (JSON.stringify(part) ?? String(part));
}
