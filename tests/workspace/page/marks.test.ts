// The composer's formatting buttons.
import fc from 'fast-check';
import { type Mark, marked, marks, type Selected } from '../../../src/workspace/page/marks.js';

/** A text with its selection shown as `[…]`. */
const of = (drawn: string): Selected => {
  const from = drawn.indexOf('[');
  const to = drawn.indexOf(']') - 1;
  return { text: drawn.replace('[', '').replace(']', ''), from, to };
};
const drawn = ({ text, from, to }: Selected) =>
  `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`;

test.each<[Mark, string, string]>([
  ['bold', 'a [word] here', 'a *[word]* here'],
  ['italic', '[]', '_[]_'],
  ['strike', 'a[]', 'a~[]~'],
  ['code', '[a b]', '`[a b]`'],
  ['pre', 'x\n[a\nb]', 'x\n```[a\nb]```'],
  ['quote', 'one\nt[w]o', 'one\n> t[w]o'],
])('%s changes %j into %j', (mark, before, after) => {
  // A quote selects to the end of what was selected, from where it was.
  expect(drawn(marked(of(before), mark))).toBe(after);
});

test('a quote marks all lines that are touched', () => {
  expect(marked(of('a\nb[c\nd]e'), 'quote').text).toBe('a\n> bc\n> de');
});

test('pressed twice, a button leaves the text as it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Mark>('bold', 'italic', 'strike', 'code', 'pre', 'quote'),
      fc.stringMatching(/^[a-z \n]{0,30}$/),
      fc.nat(30),
      fc.nat(30),
      (mark, text, a, b) => {
        const from = Math.min(a, b, text.length);
        const to = Math.min(Math.max(a, b), text.length);
        const once = marked({ text, from, to }, mark);
        expect(once.text).toContain(marks[mark]);
        expect(marked(once, mark).text).toBe(text);
      },
    ),
  );
});
