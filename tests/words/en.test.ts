// English, read aloud: source notes, dates, outcomes, and that nothing shouts or is left empty.
import type { AboutAnswer, NotCoveredAnswer } from '../../src/answer/answer.js';
import type { SourceId } from '../../src/content/article.js';
import { dateText } from '../../src/words/cite.js';
import { en } from '../../src/words/en.js';
import { article } from '../fixtures/corpus.js';

const [wells, tax] = article.sections;
const placed = (section = wells) => {
  const passage = section?.passages[0];
  if (!section || !passage) throw new Error('no passage');
  return { article, section, passage };
};

describe('a source note', () => {
  it('names author, title, publication, date, part, section, paragraph, and that it is a summary', () => {
    expect(en.sourceNote(placed())).toBe(
      'Ada Brook, “Wells & Bread”, Village Papers, 5 March 2021 · I. Water › Where the water comes from · ¶1 · summary',
    );
  });

  it('names the source’s own heading where there is one, and says that it is a quotation', () => {
    expect(en.sourceNote(placed(tax))).toContain('I. Water › Of the Tax on Water · ¶4 · quotation');
  });

  it.each<[SourceId[], string]>([
    [['P15'], '¶15'],
    [['P15', 'P16'], '¶15–16'],
    [['P15', 'P18'], '¶15, 18'],
    [['P14', 'C1'], '¶14, caption 1'],
    [['N2'], 'note 2'],
    [['H1'], 'title'],
    [['H2'], 'by-line'],
  ])('cites %j as %s', (sources, text) => {
    expect(en.locator(sources)).toBe(text);
  });

  it.each([
    ['2024-01-05', '5 January 2024'],
    ['1998-11', 'November 1998'],
    ['1911', '1911'],
    ['spring 1911', 'spring 1911'],
    ['2024-13-45', '2024-13-45'],
  ])('dates %s as %s', (date, text) => {
    expect(dateText(date, 'en-GB')).toBe(text);
  });
});

describe('facts from the metadata', () => {
  const say = (...facts: AboutAnswer['facts']) => en.facts({ article, facts });
  it('are sentences', () => {
    expect(
      say(
        'author',
        'author_note',
        'published',
        'publication',
        'original',
        'title',
        'url',
        'language',
        'rights',
      ),
    ).toEqual([
      '“Wells & Bread” was written by Ada Brook.',
      'About Ada Brook: keeper of the village archive.',
      'It was published on 5 March 2021 in Village Papers.',
      'It was published in Village Papers.',
      'It was first published in Dorfblatt, November 1998, in German.',
      'Its title is “Wells & Bread”.',
      'It can be read at https://papers.example/wells',
      'This text is in English; the original is in German.',
      'The text says nothing about its rights.',
    ]);
  });

  it('tell how the text is organized', () => {
    expect(say('structure')).toEqual(['It has 4 sections in 2 parts: I. Water; II. Bread.']);
  });

  it('say “in” and not “on” where only a month or year is known', () => {
    expect(en.facts({ article: { ...article, published: '2021-03' }, facts: ['published'] })).toEqual([
      'It was published in March 2021 in Village Papers.',
    ]);
  });
});

describe('outcomes', () => {
  const refused = (reason: NotCoveredAnswer['reason']): NotCoveredAnswer => ({
    kind: 'not_covered',
    outcome: 'not_covered',
    reason,
    question: '',
    language: 'en',
    confidence: 0,
    corrected: {},
    seeAlso: [],
  });

  it.each(['off_topic', 'small_talk', 'empty', 'too_long', 'language'] as const)(
    'have a sentence for %s',
    (reason) => {
      expect(en.notCovered(refused(reason), ['en', 'zh'])).toMatch(/^[A-Z].+\.$/);
    },
  );

  it('name the languages that can be asked in', () => {
    expect(en.notCovered(refused('language'), ['en', 'zh'])).toContain('English and Chinese');
  });

  it('show corrections with what was typed', () => {
    expect(en.corrections({ industralization: 'industrialization' })).toBe(
      'Showing results for “industrialization” (you wrote “industralization”).',
    );
    expect(en.corrections({})).toBeUndefined();
  });
});

describe('every text', () => {
  it('names the reference of a failure', () => {
    expect(en.failure('1a2b3c4d')).toContain('1a2b3c4d');
  });

  it.each([
    [{ kind: 'port_in_use', port: 3000, portWasSet: false }, 'set PORT to a free one'],
    [{ kind: 'port_in_use', port: 3001, portWasSet: true }, 'change the setting PORT'],
    [
      { kind: 'token', setting: 'SLACK_BOT_TOKEN', code: 'invalid_auth' },
      'Slack does not accept SLACK_BOT_TOKEN (invalid_auth)',
    ],
    [{ kind: 'slack_unreachable', code: 'ENOTFOUND' }, 'could not be reached (ENOTFOUND)'],
    [{ kind: 'data_folder', folder: 'data', code: 'EACCES' }, 'data can’t be written (EACCES)'],
    [
      { kind: 'database_file', file: 'data/f', code: 'SQLITE_NOTADB' },
      'data/f can’t be used (SQLITE_NOTADB)',
    ],
    [{ kind: 'database_unreachable', code: 'ECONNREFUSED' }, 'DATABASE_URL names the right host and port'],
    [
      { kind: 'database_refused', code: '28P01', detail: 'no' },
      'the password and the database in DATABASE_URL',
    ],
    [{ kind: 'content', folder: 'texts', detail: 'ENOENT' }, 'content folder texts can’t be read (ENOENT)'],
  ] as const)('says what to do about %j', (problem, says) => {
    expect(en.startProblem(problem)).toContain(says);
    expect(en.startProblem(problem)).not.toContain('\n');
  });
});
