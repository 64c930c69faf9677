// The page's line to the server: one WebSocket, opened again when it is lost.
import type { PageEvent, ServerEvent } from '../protocol.js';

export interface Connection {
  /** False when there is no line just now: nothing was sent. */
  send(event: PageEvent): boolean;
}

const againAfterMs = 1_000;

/** Connects, and keeps connecting: `lost` is called each time the line goes. */
export function connect(heard: (event: ServerEvent) => void, lost: () => void): Connection {
  let socket: WebSocket | undefined;
  const open = () => {
    socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/page`);
    socket.onmessage = ({ data }) => {
      const event: ServerEvent = JSON.parse(String(data));
      heard(event);
    };
    socket.onclose = () => {
      lost();
      setTimeout(open, againAfterMs);
    };
  };
  open();
  return {
    send: (event) => {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(event));
      return true;
    },
  };
}
