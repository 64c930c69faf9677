// Socket Mode's door: Bolt's receiver with options of its own, a start that fails in one line, and a stop one can await.
import { type Logger, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from './logger.js';

export interface SocketReceiverOptions {
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: Log;
}

export interface SocketReceiver extends Receiver {
  /** Whether Slack can reach it now: not while it connects anew. */
  isOpen(): boolean;
}

export function socketReceiver({ appToken, apiUrl, log }: SocketReceiverOptions): SocketReceiver {
  // While it starts, a refusal reaches the terminal by the start's own error; Bolt would log it as well.
  let speaking: Logger = log.quiet;
  const logger: Logger = {
    debug: (...parts) => speaking.debug(...parts),
    info: (...parts) => speaking.info(...parts),
    warn: (...parts) => speaking.warn(...parts),
    error: (...parts) => speaking.error(...parts),
    setLevel: () => {},
    getLevel: () => log.getLevel(),
    setName: () => {},
  };
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    // An object of its own: the socket's client rewrites it to a hundred retries.
    installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
  });
  return {
    init: (app) => receiver.init(app),
    async start() {
      await receiver.start();
      speaking = log;
    },
    stop: () => receiver.client.disconnect(),
    isOpen: () => receiver.client.websocket?.isActive() ?? false,
  };
}
