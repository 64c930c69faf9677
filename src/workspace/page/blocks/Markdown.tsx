// The markdown block.
import type { ComponentChildren } from 'preact';
import { type Inline, type Part, parseMarkdown } from './markdownTree.js';

export function Markdown({ text }: { readonly text: string }) {
  return <div class="text rich">{parseMarkdown(text).map(showPart)}</div>;
}

function showPart(part: Part, key: number): ComponentChildren {
  switch (part.kind) {
    case 'heading':
      return <h4 key={key}>{part.children.map(show)}</h4>;
    case 'quote':
      return <blockquote key={key}>{part.children.map(show)}</blockquote>;
    case 'paragraph':
      return <p key={key}>{part.children.map(show)}</p>;
    case 'pre':
      return <pre key={key}>{part.text}</pre>;
    case 'rule':
      return <hr key={key} />;
    case 'list': {
      const items = part.items.map((item, i) => <li key={i}>{item.map(show)}</li>);
      return part.ordered ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
    }
  }
}

function show(node: Inline, key: number): ComponentChildren {
  const children = 'children' in node ? node.children.map(show) : undefined;
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'code':
      return <code key={key}>{node.text}</code>;
    case 'bold':
      return <strong key={key}>{children}</strong>;
    case 'italic':
      return <em key={key}>{children}</em>;
    case 'strike':
      return <s key={key}>{children}</s>;
    case 'link':
      return (
        <a key={key} href={node.url} target="_blank" rel="noreferrer noopener">
          {children}
        </a>
      );
  }
}
