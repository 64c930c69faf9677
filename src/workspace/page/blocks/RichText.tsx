// Rich text blocks: sections, lists, quotes and preformatted text, with their styled runs.
import type { ComponentChildren } from 'preact';
import { DateText } from '../DateText.js';
import { emoji } from '../emoji.js';
import { type Json, list, object, string } from '../json.js';
import { Mrkdwn } from '../Text.js';

export function RichText({ elements }: { readonly elements: readonly Json[] }) {
  return <div class="text rich">{elements.map(block)}</div>;
}

function block(element: Json, key: number): ComponentChildren {
  const runs = list(element.elements).map(run);
  switch (element.type) {
    case 'rich_text_list': {
      const items = list(element.elements).map((item, i) => <li key={i}>{list(item.elements).map(run)}</li>);
      const List = element.style === 'ordered' ? 'ol' : 'ul';
      const start = typeof element.offset === 'number' ? { start: element.offset + 1 } : {};
      return (
        <List key={key} class={`indent-${Math.min(8, Number(element.indent) || 0)}`} {...start}>
          {items}
        </List>
      );
    }
    case 'rich_text_quote':
      return <blockquote key={key}>{runs}</blockquote>;
    case 'rich_text_preformatted':
      return <pre key={key}>{runs}</pre>;
    default:
      return <p key={key}>{runs}</p>;
  }
}

function run(element: Json, key: number): ComponentChildren {
  switch (element.type) {
    case 'user':
      return <Mrkdwn key={key} text={`<@${string(element.user_id)}>`} />;
    case 'channel':
      return <Mrkdwn key={key} text={`<#${string(element.channel_id)}>`} />;
    case 'emoji':
      return <span key={key}>{emoji(string(element.name))}</span>;
    case 'broadcast':
      return <Mrkdwn key={key} text={`<!${string(element.range)}>`} />;
    case 'usergroup':
      return <Mrkdwn key={key} text={`<!subteam^${string(element.usergroup_id)}>`} />;
    case 'color':
      return <code key={key}>{string(element.value)}</code>;
    case 'date':
      return (
        <DateText
          key={key}
          at={Number(element.timestamp)}
          format={string(element.format)}
          url={string(element.url)}
          fallback={string(element.fallback)}
        />
      );
    case 'link':
      return <Link key={key} element={element} />;
    default:
      return <Styled key={key} text={string(element.text)} style={object(element.style)} />;
  }
}

function Link({ element }: { readonly element: Json }) {
  const url = string(element.url);
  const shown = <Styled text={string(element.text) || url} style={object(element.style)} />;
  if (!/^(?:https?|mailto):/i.test(url)) return shown;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {shown}
    </a>
  );
}

function Styled({ text, style }: { readonly text: string; readonly style: Json }) {
  let shown: ComponentChildren = text;
  if (style.code === true) shown = <code>{shown}</code>;
  if (style.strike === true) shown = <s>{shown}</s>;
  if (style.italic === true) shown = <em>{shown}</em>;
  if (style.bold === true) shown = <strong>{shown}</strong>;
  return <>{shown}</>;
}
