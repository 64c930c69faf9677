// mrkdwn and plain text as elements of the page; never as HTML.
import type { ComponentChildren } from 'preact';
import { usePage } from './context.js';
import { DateText } from './DateText.js';
import { emoji } from './emoji.js';
import { type Json, string } from './json.js';
import { type Node, parseMrkdwn } from './mrkdwn.js';

export function Mrkdwn({ text }: { readonly text: string }) {
  return <>{parseMrkdwn(text).map((node, i) => show(node, i))}</>;
}

/** A Block Kit text object. */
export function TextObject({ value }: { readonly value: Json }) {
  const text = string(value.text);
  if (value.type === 'mrkdwn') return <Mrkdwn text={text} />;
  return <>{text.replace(/:([a-z0-9_+-]+):/g, (_, name: string) => emoji(name))}</>;
}

function show(node: Node, key: number): ComponentChildren {
  const children = 'children' in node ? node.children.map(show) : undefined;
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return <strong key={key}>{children}</strong>;
    case 'italic':
      return <em key={key}>{children}</em>;
    case 'strike':
      return <s key={key}>{children}</s>;
    case 'quote':
      return <blockquote key={key}>{children}</blockquote>;
    case 'code':
      return <code key={key}>{node.text}</code>;
    case 'pre':
      return <pre key={key}>{node.text}</pre>;
    case 'link':
      return (
        <a key={key} href={node.url} target="_blank" rel="noreferrer noopener">
          {node.text}
        </a>
      );
    case 'emoji':
      return <span key={key}>{emoji(node.name)}</span>;
    case 'date':
      return <DateText key={key} at={node.at} format={node.format} url={node.url} fallback={node.text} />;
    case 'break':
      return <br key={key} />;
    case 'user':
    case 'channel':
    case 'broadcast':
      return <Mention key={key} node={node} />;
  }
}

function Mention({ node }: { readonly node: Extract<Node, { kind: 'user' | 'channel' | 'broadcast' }> }) {
  const { state } = usePage();
  if (node.kind === 'broadcast') return <span class="mention mention-loud">@{node.label}</span>;
  if (node.kind === 'channel') {
    const name = node.label || state.channels.find(({ id }) => id === node.id)?.name;
    return <span class="mention">#{name ?? 'unknown-channel'}</span>;
  }
  const user = state.users.get(node.id);
  const loud = node.id === state.me ? ' mention-loud' : '';
  return <span class={`mention${loud}`}>@{user?.realName ?? (node.label || 'unknown')}</span>;
}
