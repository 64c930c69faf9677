// Runs the Dockerfile without Docker: each stage in a temporary folder, with this machine's Node in place of the image's,
// only the files that .dockerignore lets in, and at the end the CMD against a Slack of its own until the HEALTHCHECK is
// content. `npm run dockerfile`; it installs the packages twice, so it is no part of `npm test`.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const checkout = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'footnote-dockerfile-'));

/** One instruction a line: comments out, continued lines joined. */
function instructions() {
  return readFileSync(join(checkout, 'Dockerfile'), 'utf8')
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => ({ word: line.split(/\s/)[0], rest: line.trim().replace(/^\S+\s+/, '') }));
}

/** `.dockerignore` leaves everything out and lets these in. */
const allowed = readFileSync(join(checkout, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

const inStage = (stage, path) => join(stage.root, path.startsWith('/') ? path : join(stage.at, path));

function copy(rest, stage, stages) {
  const words = rest.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  const to = paths.pop();
  for (const path of paths) {
    if (!from && !allowed.some((one) => path === one || path.startsWith(`${one}/`)))
      throw new Error(`COPY ${path}: .dockerignore leaves it out`);
    const source = from ? inStage(stages.get(from), path) : join(checkout, path);
    if (!existsSync(source)) throw new Error(`COPY ${path}: there is no such file`);
    const target = inStage(stage, to);
    const into =
      to.endsWith('/') && !statSync(source).isDirectory() ? join(target, basename(source)) : target;
    cpSync(source, into, { recursive: true });
  }
}

function run(command, stage) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...stage.env };
  const { status } = spawnSync(command, { cwd: inStage(stage, '.'), env, shell: true, stdio: 'inherit' });
  if (status !== 0) throw new Error(`RUN ${command}: exit status ${status}`);
}

/** Builds all stages; returns the last with its CMD and HEALTHCHECK. */
function build() {
  const stages = new Map();
  let stage;
  for (const { word, rest } of instructions()) {
    console.log(`— ${word} ${rest}`);
    if (word === 'FROM') {
      const name = / AS (\S+)$/.exec(rest)?.[1] ?? 'last';
      stage = { root: join(folder, name), at: '/', env: {} };
      mkdirSync(stage.root);
      stages.set(name, stage);
    } else if (word === 'WORKDIR') {
      stage.at = rest;
      mkdirSync(inStage(stage, '.'), { recursive: true });
    } else if (word === 'ENV') {
      for (const [, name, value] of rest.matchAll(/(\w+)=(\S+)/g)) stage.env[name] = value;
    } else if (word === 'COPY') copy(rest, stage, stages);
    else if (word === 'RUN') run(rest, stage);
    else if (word === 'CMD') stage.command = JSON.parse(rest);
    else if (word === 'HEALTHCHECK') stage.check = JSON.parse(rest.slice(rest.indexOf('CMD') + 3));
  }
  return stage;
}

/** Starts what was built, against a Slack that knows one method, and stops it when its own health check is content. */
async function start(stage) {
  const slack = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"ok":true,"team_id":"T0","user_id":"U0","bot_id":"B0"}');
  }).listen(0, '127.0.0.1');
  await once(slack, 'listening');
  const env = {
    PATH: process.env.PATH,
    ...stage.env,
    // The image's absolute folders lie in the stage's here; the port is whichever is free.
    FOOTNOTE_DATA: inStage(stage, stage.env.FOOTNOTE_DATA),
    PORT: String(await freePort()),
    SLACK_BOT_TOKEN: 'xoxb-1-2-dockerfile',
    SLACK_SIGNING_SECRET: 'a-signing-secret',
    SLACK_API_URL: `http://127.0.0.1:${slack.address().port}/api/`,
  };
  const cwd = inStage(stage, '.');
  const [file, ...args] = stage.command;
  const bot = spawn(file, args, { cwd, env, stdio: 'inherit' });
  const ended = once(bot, 'close').then(([status]) => status);
  const [checker, ...checkArgs] = stage.check;
  let healthy = false;
  for (let tries = 0; tries < 60 && !healthy && bot.exitCode === null; tries += 1) {
    await wait(250);
    healthy = spawnSync(checker, checkArgs, { cwd, env }).status === 0;
  }
  bot.kill('SIGTERM');
  const status = await ended;
  slack.close();
  slack.closeAllConnections();
  if (!healthy || status !== 0) throw new Error(`CMD: healthy ${healthy}, exit status ${status}`);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

try {
  await start(build());
  console.log('The Dockerfile builds, starts, is healthy and stops.');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
