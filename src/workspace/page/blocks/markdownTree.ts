// Standard Markdown as a tree, as far as markdown blocks of an app's answers use it. Pure; never throws.

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] };

export type Part =
  | { readonly kind: 'paragraph' | 'heading' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'pre'; readonly text: string }
  | { readonly kind: 'rule' };

/** @example parseMarkdown('# A') // [{kind: 'heading', children: [{kind: 'text', text: 'A'}]}] */
export function parseMarkdown(source: string): Part[] {
  return source.split(/(^```[^\n]*\n[\s\S]*?^```[ \t]*$)/m).flatMap((piece, i): Part[] => {
    if (i % 2 === 1) return [{ kind: 'pre', text: piece.replace(/^```[^\n]*\n|\n?```[ \t]*$/g, '') }];
    return piece.split(/\n\s*\n/).flatMap(parts);
  });
}

const kindsOfLine = [
  ['heading', /^#{1,6}\s+(.*)$/],
  ['rule', /^(?:-{3,}|\*{3,}|_{3,})\s*$/],
  ['bullet', /^\s*[-*+]\s+(.*)$/],
  ['number', /^\s*\d+[.)]\s+(.*)$/],
  ['quote', /^>\s?(.*)$/],
] as const;

/** Lines of one kind that follow each other stand together. */
function parts(paragraph: string): Part[] {
  const runs: { kind: string; lines: string[] }[] = [];
  for (const line of paragraph.split('\n').filter((each) => each.trim() !== '')) {
    const [kind, text] = kindOf(line);
    const last = runs.at(-1);
    if (last && last.kind === kind && kind !== 'heading' && kind !== 'rule') last.lines.push(text);
    else runs.push({ kind, lines: [text] });
  }
  return runs.map(({ kind, lines }): Part => {
    if (kind === 'bullet' || kind === 'number')
      return { kind: 'list', ordered: kind === 'number', items: lines.map(inline) };
    if (kind === 'rule') return { kind };
    const children = inline(lines.join('\n'));
    return { kind: kind === 'heading' || kind === 'quote' ? kind : 'paragraph', children };
  });
}

function kindOf(line: string): readonly [string, string] {
  for (const [kind, pattern] of kindsOfLine) {
    const match = pattern.exec(line);
    if (match) return [kind, match[1] ?? ''];
  }
  return ['paragraph', line];
}

const tokens =
  /`([^`]+)`|\[([^\]]+)\]\((https?:[^\s)]+)\)|\*\*(\S(?:[^*]*[^*\s])?)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*|(?<!\w)_([^_\s](?:[^_]*[^_\s])?)_(?!\w)|~~([^~]+)~~/g;

function inline(source: string): Inline[] {
  const nodes: Inline[] = [];
  const plain = (text: string) => text !== '' && nodes.push({ kind: 'text', text });
  let from = 0;
  for (const match of source.matchAll(tokens)) {
    plain(source.slice(from, match.index));
    from = match.index + match[0].length;
    const [, code, label, url, bold, star, underscore, strike] = match;
    const italic = star ?? underscore;
    if (code !== undefined) nodes.push({ kind: 'code', text: code });
    else if (label !== undefined && url !== undefined)
      nodes.push({ kind: 'link', url, children: inline(label) });
    else if (bold !== undefined) nodes.push({ kind: 'bold', children: inline(bold) });
    else if (italic !== undefined) nodes.push({ kind: 'italic', children: inline(italic) });
    else if (strike !== undefined) nodes.push({ kind: 'strike', children: inline(strike) });
  }
  plain(source.slice(from));
  return nodes;
}
