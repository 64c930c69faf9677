#!/usr/bin/env node
// The command line: wires the commands to the content folder, the terminal and the exit status, and does nothing else.
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { Answerer } from '../answer/answer.js';
import { createAnswerer } from '../answer/answerer.js';
import { contentFolder, environment, semanticSetting } from '../config.js';
import type { Corpus } from '../content/article.js';
import { formatFinding } from '../content/finding.js';
import { loadCorpus } from '../content/load.js';
import { languagesOf } from '../search/passageIndex.js';
import { en as words } from '../words/en.js';
import { askBatch, type Output, printed } from './ask.js';
import { check } from './check.js';
import { digestPreview } from './digest.js';
import { evalQuestions, readLevels, readQuestions } from './eval.js';
import { importFile } from './import.js';
import { answerJson } from './json.js';

/** Exit status of a command used wrongly. */
const usageError = 2;

const terminal: Output = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

/** Loads the texts; with errors in them, prints the findings and gives nothing. */
async function load(
  folder: string,
): Promise<{ corpus: Corpus; answerer: Answerer; languages: string[] } | undefined> {
  const loaded = await loadCorpus(folder);
  if (loaded.corpus)
    return {
      corpus: loaded.corpus,
      answerer: createAnswerer(loaded.corpus, { semantic: semanticSetting(environment('.')) }),
      languages: languagesOf(loaded.corpus),
    };
  for (const finding of loaded.findings)
    terminal.err(formatFinding(finding, loaded.kind === 'invalid' ? folder : ''));
  return undefined;
}

const contentOption = [
  '--content <dir>',
  'the folder of the texts',
  contentFolder(environment('.')),
] as const;

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 1 on.');
  return Number(text);
}

const program = new Command('footnote')
  .description('Answers questions about a text with the matching passage and its source note.')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })
  .showHelpAfterError('(footnote --help lists the commands)');

program
  .command('ask')
  .description('answer a question with the passage and its source note')
  .argument('[question...]', 'the question; quote it')
  .option('--json', 'print one JSON object', false)
  .option(
    '--batch',
    'read JSON lines {"id","q","context"?} from standard input, print one JSON line for each',
    false,
  )
  .option(...contentOption)
  .action(async (question: string[], options: { json: boolean; batch: boolean; content: string }) => {
    if (!options.batch && question.length === 0) {
      terminal.err(words.cli.noQuestion);
      process.exitCode = usageError;
      return;
    }
    const loaded = await load(options.content);
    if (!loaded) process.exitCode = 1;
    else if (options.batch) {
      const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
      process.exitCode = await askBatch(loaded.answerer, lines, words, terminal);
    } else {
      const answer = loaded.answerer.answer(question.join(' '));
      if (options.json) terminal.out(JSON.stringify(answerJson(answer)));
      else for (const line of printed(answer, loaded.languages)) terminal.out(line);
    }
  });

program
  .command('check')
  .description('validate the texts and manifest.yml, and review the texts against their sources')
  .option('--json', 'print one JSON object', false)
  .option('--translated', 'record that all translations are up to date with their originals', false)
  .option(...contentOption)
  .action(async ({ content, ...options }: { content: string; json: boolean; translated: boolean }) => {
    process.exitCode = await check({
      contentDir: content,
      ...options,
      ...(existsSync('manifest.yml') ? { manifestPath: 'manifest.yml' } : {}),
      ...terminal,
    });
  });

program
  .command('eval')
  .description('score a file of questions (JSON lines {"id","kind","q","gold","context"?})')
  .argument('<file>')
  .option('--min <levels>', 'fail under these levels, such as direct=0.9,typo=0.8', (text: string) => {
    const levels = readLevels(text);
    if (!levels) throw new InvalidArgumentError('Write kind=level pairs with levels from 0 to 1.');
    return levels;
  })
  .option('--json', 'print one JSON object', false)
  .option(...contentOption)
  .action(
    async (file: string, options: { min?: ReadonlyMap<string, number>; json: boolean; content: string }) => {
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch (error) {
        terminal.err(
          `${file} can’t be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}): give the path of a question file.`,
        );
        process.exitCode = 1;
        return;
      }
      const { questions, problems } = readQuestions(text);
      for (const problem of problems) terminal.err(`${file} ${problem}`);
      const loaded = problems.length === 0 ? await load(options.content) : undefined;
      if (!loaded) process.exitCode = 1;
      else
        process.exitCode = evalQuestions(
          loaded.answerer,
          questions,
          { json: options.json, min: options.min ?? new Map() },
          terminal,
        );
    },
  );

program
  .command('digest')
  .description('look at daily digests')
  .command('preview')
  .description('print the digest of a day, as readers will get it')
  .option('--day <number>', 'which day of the programme', wholeNumber, 1)
  .option('--article <id>', 'only this text')
  .option('--shuffled', 'in a shuffled order', false)
  .option(...contentOption)
  .action(async (options: { day: number; article?: string; shuffled: boolean; content: string }) => {
    const loaded = await load(options.content);
    const { day, article, shuffled } = options;
    process.exitCode = loaded
      ? digestPreview(
          loaded.corpus,
          { day, order: shuffled ? 'shuffled' : 'reading', ...(article === undefined ? {} : { article }) },
          words,
          terminal,
        )
      : 1;
  });

program
  .command('import')
  .description(
    'draft an article from a document (Markdown, HTML, DOCX, PDF, plain text) for an editor to finish',
  )
  .argument('<file>')
  .option('--id <id>', 'the article’s id, which names its folder; else made of the title')
  .option(...contentOption)
  .action(async (file: string, { id, content }: { id?: string; content: string }) => {
    const options = { contentDir: content, ...(id === undefined ? {} : { id }) };
    process.exitCode = await importFile(file, options, terminal);
  });

// A reader that closes early (`| head`) is no error; what was found so far still stands in the exit status.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : usageError;
  else {
    terminal.err(`footnote: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
