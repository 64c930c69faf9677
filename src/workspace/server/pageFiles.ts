// The page's own files, and the few vendor files it imports; nothing else of the disk can be asked for.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

const pageFolder = fileURLToPath(new URL('../page', import.meta.url));
/** Packages the page may import from; each is served under `/vendor/<name>/`. */
const vendors = ['preact'] as const;

export interface PageFile {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** A file by its path in the address; `undefined` when there is none. */
export async function pageFile(path: string): Promise<PageFile | undefined> {
  const file = locate(path);
  const type = file && types[extname(file)];
  if (!file || !type) return undefined;
  try {
    const body = await readFile(file);
    return {
      body,
      headers: { 'content-type': type, ...security(extname(file) === '.html' ? body.toString() : '') },
    };
  } catch {
    return undefined;
  }
}

function locate(path: string): string | undefined {
  // A permalink opens the page too.
  if (path === '/' || path.startsWith('/archives/')) return join(pageFolder, 'index.html');
  const [, room = '', ...rest] = path.split('/');
  if (room === 'page') return inside(pageFolder, rest.join('/'));
  const [vendor = '', ...within] = rest;
  const known = vendors.find((name) => name === vendor);
  if (room !== 'vendor' || !known) return undefined;
  const folder = dirname(createRequire(import.meta.url).resolve(`${known}/package.json`));
  return inside(folder, within.join('/'));
}

function inside(folder: string, path: string): string | undefined {
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) ? file : undefined;
}

/** Only this origin's files may load; the import map, which must stand in the page, is named by its hash. */
function security(html: string): Record<string, string> {
  const map = /<script type="importmap">([\s\S]*?)<\/script>/.exec(html)?.[1];
  const hash = map === undefined ? '' : ` 'sha256-${createHash('sha256').update(map).digest('base64')}'`;
  return {
    'content-security-policy': `default-src 'self'; script-src 'self'${hash}; img-src 'self' data:; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}
