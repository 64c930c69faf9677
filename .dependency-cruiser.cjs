/**
 * Who may know whom: content → search → answer → digest is the core, with what it remembers for a while in memory;
 * Slack, storage, the command line and the workspace stand around it.
 */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: [`^src/${from}/`, ...allowed.map((room) => `^src/${room}`)] },
});

module.exports = {
  forbidden: [
    only('content-knows-nobody', 'content', []),
    only('search-knows-content', 'search', ['content/']),
    only('answer-knows-search-and-content', 'answer', ['search/', 'content/']),
    only('words-know-the-core', 'words', ['digest/', 'answer/', 'search/', 'content/', 'import/']),
    only('digest-knows-the-core-before-it', 'digest', ['answer/', 'search/', 'content/']),
    only('memory-knows-the-answer', 'memory', ['answer/', 'search/', 'content/']),
    only('storage-knows-the-core', 'storage', ['digest/', 'memory/', 'answer/', 'search/', 'content/']),
    only('import-knows-content', 'import', ['content/']),
    only('slack-knows-the-core', 'slack', ['digest/', 'memory/', 'answer/', 'search/', 'content/', 'words/']),
    only('operations-know-slack', 'operations', ['slack/', 'digesting']),
    only('workspace-knows-nobody', 'workspace', []),
    only('cli-wires-but-leaves-slack-alone', 'cli', [
      'digest/',
      'answer/',
      'search/',
      'content/',
      'import/',
      'words/',
      'config',
    ]),
    {
      name: 'core-knows-no-slack-http-or-database',
      severity: 'error',
      from: { path: '^src/(content|search|answer|digest|memory|words)/' },
      to: {
        path: '(@slack/|node_modules/(ws|express|kysely|pg|libsql|dotenv|prom-client)/|^(node:)?(https?|net|process)$)',
      },
    },
    {
      name: 'only-operations-know-how-it-is-counted',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/operations/' },
      to: { path: 'node_modules/prom-client/' },
    },
    {
      name: 'rules-touch-no-files',
      severity: 'error',
      // The tables that matching comes with are part of the program, not of anybody's data.
      from: { path: '^src/(search|answer|digest|memory|words)/', pathNot: '^src/search/tables\\.ts$' },
      to: { path: '^(node:)?(fs|fs/promises|child_process)$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-dependency-in-src',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // swc parses no TSX here; tests/workspace/page/imports.test.ts holds what the page may import.
    exclude: { path: '^src/workspace/page/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
