// The composer's buttons for bold, code and so on: they write Slack's marks around what is selected, or take them away.

/** A text and what of it is selected. */
export interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What stands around the selection; for a quote, before each of its lines. */
export const marks = { bold: '*', italic: '_', strike: '~', code: '`', pre: '```', quote: '> ' } as const;

export type Mark = keyof typeof marks;

/**
 * Sets a mark, or takes it away where it is set; with nothing selected, the cursor comes to stand between the marks.
 * @example marked({ text: 'a b', from: 2, to: 3 }, 'bold') // { text: 'a *b*', from: 3, to: 4 }
 */
export function marked(selected: Selected, mark: Mark): Selected {
  if (mark === 'quote') return quoted(selected);
  const { text, from, to } = selected;
  const sign = marks[mark];
  const size = sign.length;
  const isInside =
    text.slice(from - size, from) === sign && text.slice(to, to + size) === sign && from >= size;
  if (isInside)
    return {
      text: text.slice(0, from - size) + text.slice(from, to) + text.slice(to + size),
      from: from - size,
      to: to - size,
    };
  return {
    text: text.slice(0, from) + sign + text.slice(from, to) + sign + text.slice(to),
    from: from + size,
    to: to + size,
  };
}

function quoted({ text, from, to }: Selected): Selected {
  const begin = text.lastIndexOf('\n', from - 1) + 1;
  const lines = text.slice(begin, to).split('\n');
  const isQuoted = lines.every((line) => line.startsWith(marks.quote));
  const size = marks.quote.length;
  const changed = lines.map((line) => (isQuoted ? line.slice(size) : marks.quote + line)).join('\n');
  const step = isQuoted ? -size : size;
  return {
    text: text.slice(0, begin) + changed + text.slice(to),
    from: Math.max(begin, from + step),
    to: begin + changed.length,
  };
}
