// The page runs in a browser: it may load only its own files and preact, and knows the protocol by its types alone.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const folder = resolve('src/workspace/page');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.tsx?$/.test(file),
);
const imports = sources.flatMap((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  return [...text.matchAll(/^import (type )?[^;]*?from '([^']+)';$/gms)].map(([, type, from = '']) => ({
    file,
    isType: type !== undefined,
    from: from.startsWith('.') ? relative(folder, resolve(folder, file, '..', from)) : from,
  }));
});

test('imports only preact and the page’s own files', () => {
  const others = imports.filter(({ from, isType }) => {
    if (isType && from === '../protocol.js') return false;
    return (
      !/^preact(\/hooks)?$/.test(from) && !sources.some((file) => file.replace(/\.tsx?$/, '.js') === from)
    );
  });
  expect(imports.length).toBeGreaterThan(sources.length);
  expect(others).toEqual([]);
});

test('whatever is imported from preact stands in the page’s import map', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const map: { imports: Record<string, string> } = JSON.parse(
    /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '{}',
  );
  const needed = new Set(imports.map(({ from }) => from).filter((from) => from.startsWith('preact')));
  needed.add('preact/jsx-runtime');
  expect(Object.keys(map.imports).sort()).toEqual([...needed].sort());
  for (const path of Object.values(map.imports))
    expect(readFileSync(`node_modules/${path.replace('/vendor/', '')}`, 'utf8')).toContain('export');
});

test('all style sheets there are stand in the page', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const linked = [...html.matchAll(/rel="stylesheet" href="\/page\/([^"]+)"/g)].map(([, path]) => path);
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css'),
  );
  expect(linked.sort()).toEqual(there.sort());
});
