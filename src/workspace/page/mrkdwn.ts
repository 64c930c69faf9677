// Slack's mrkdwn as a tree: bold, italic, strike, code, quotes, links and mentions. Pure; never throws.

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike' | 'quote'; readonly children: readonly Node[] }
  | { readonly kind: 'code' | 'pre'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  | { readonly kind: 'user' | 'channel' | 'broadcast'; readonly id: string; readonly label: string }
  | { readonly kind: 'emoji'; readonly name: string }
  /** `at`: seconds since 1970; `url` is empty when it isn't a link. */
  | {
      readonly kind: 'date';
      readonly at: number;
      readonly format: string;
      readonly url: string;
      readonly text: string;
    }
  | { readonly kind: 'break' };

/** Undoes Slack's three entities ("Escaping text", Slack's documentation). */
export function plainOf(text: string): string {
  return text.replace(/&(lt|gt|amp);/g, (_, name) => (name === 'lt' ? '<' : name === 'gt' ? '>' : '&'));
}

/**
 * Reads mrkdwn as Slack's client shows it.
 * @example parseMrkdwn('*a* b') // [{kind: 'bold', children: [{kind: 'text', text: 'a'}]}, {kind: 'text', text: ' b'}]
 */
export function parseMrkdwn(source: string): Node[] {
  return source.split(/(```[\s\S]+?```)/).flatMap((piece, i, pieces): Node[] => {
    if (i % 2 === 1) return [{ kind: 'pre', text: plainOf(piece.slice(3, -3).replace(/^\n/, '')) }];
    // A preformatted piece is a block of its own: the line ends that set it apart are not shown again.
    const afterPre = i > 0 ? piece.replace(/^\n/, '') : piece;
    return lines(i < pieces.length - 1 ? afterPre.replace(/\n$/, '') : afterPre);
  });
}

function lines(piece: string): Node[] {
  // `>>>` quotes all that follows.
  const [before = '', rest] = piece.split(/^(?:>>>|&gt;&gt;&gt;)\s?([\s\S]*)$/m);
  if (rest === undefined) return quotedLines(piece);
  return [...quotedLines(before.replace(/\n$/, '')), { kind: 'quote', children: quotedLines(rest) }];
}

function quotedLines(piece: string): Node[] {
  const nodes: Node[] = [];
  let quoted: Node[] | undefined;
  piece.split('\n').forEach((line, i) => {
    const quote = /^(?:>|&gt;)[ \t]?(.*)$/.exec(line)?.[1];
    if (quote === undefined) {
      if (i > 0 && !quoted) nodes.push({ kind: 'break' });
      quoted = undefined;
      nodes.push(...inline(line));
    } else if (quoted) {
      quoted.push({ kind: 'break' }, ...inline(quote));
    } else {
      quoted = inline(quote);
      nodes.push({ kind: 'quote', children: quoted });
    }
  });
  return nodes;
}

// In this order: code, a reference in angle brackets, bold, italic, strike, emoji. A mark counts only at a word's edge.
const tokens =
  /`([^`]+)`|<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>|(?<![\p{L}\p{N}*])\*(?=\S)([^*]*[^*\s])\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=\S)([^_]*[^_\s])_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~(?=\S)([^~]*[^~\s])~(?![\p{L}\p{N}~])|:([a-z0-9_+-]+):/gu;

function inline(source: string): Node[] {
  const nodes: Node[] = [];
  let from = 0;
  for (const match of source.matchAll(tokens)) {
    plain(nodes, source.slice(from, match.index));
    from = match.index + match[0].length;
    const [whole, code, sigil, target = '', label, bold, italic, strike, emoji] = match;
    if (code !== undefined) nodes.push({ kind: 'code', text: plainOf(code) });
    else if (bold !== undefined) nodes.push({ kind: 'bold', children: inline(bold) });
    else if (italic !== undefined) nodes.push({ kind: 'italic', children: inline(italic) });
    else if (strike !== undefined) nodes.push({ kind: 'strike', children: inline(strike) });
    else if (emoji !== undefined) nodes.push({ kind: 'emoji', name: emoji });
    else nodes.push(reference(whole, sigil ?? '', target, label));
  }
  plain(nodes, source.slice(from));
  return nodes;
}

function reference(whole: string, sigil: string, target: string, label: string | undefined): Node {
  const shown = plainOf(label ?? '');
  if (sigil === '@') return { kind: 'user', id: target, label: shown };
  if (sigil === '#') return { kind: 'channel', id: target, label: shown };
  if (sigil === '!') return special(whole, target, shown);
  const url = plainOf(target);
  if (!/^(?:https?:|mailto:)/i.test(url)) return { kind: 'text', text: plainOf(whole) };
  return { kind: 'link', url, text: shown || url.replace(/^mailto:/i, '') };
}

/** `<!here>` and its kin, user groups, and dates: `<!date^seconds^format^link|fallback>`. */
function special(whole: string, target: string, label: string): Node {
  const [name = '', id = '', format = '', url = ''] = target.split('^');
  if (name === 'date') {
    const text = label || plainOf(whole);
    if (!/^\d{1,12}$/.test(id) || format === '') return { kind: 'text', text };
    return { kind: 'date', at: Number(id), format: plainOf(format), url: plainOf(url), text };
  }
  if (name === 'subteam') return { kind: 'broadcast', id, label: label.replace(/^@/, '') || id };
  return { kind: 'broadcast', id: name, label: label.replace(/^@/, '') || name };
}

function plain(nodes: Node[], text: string): void {
  if (text !== '') nodes.push({ kind: 'text', text: plainOf(text) });
}
