// The Dockerfile, compose.yml and the systemd unit agree with the bot that they start. `npm run dockerfile` runs the
// Dockerfile's steps themselves.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, settingNames } from '../../src/config.js';
import { ROOT } from '../fixtures/botProcess.js';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const dockerfile = read('Dockerfile');
/** All that the bot's own settings may be called, besides what any Node program has. */
const known = new Set([...settingNames, 'NODE_ENV']);

describe('the Dockerfile', () => {
  const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

  it('is valid', () => {
    expect(validate(dockerfile).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual(
      [],
    );
  });

  it('copies only what exists and what .dockerignore lets in', () => {
    const letIn = read('.dockerignore').split('\n');
    expect(letIn).toContain('*');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
      paths.split(' '),
    );
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
      expect(letIn).toContain(`!${path}`);
    }
    expect(letIn.filter((line) => /^!.*(?:env|data|git|node_modules)/.test(line))).toEqual([]);
  });

  it('runs the bot itself as a user without rights, on a Node that package.json allows', () => {
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^CMD \["node", "dist\/main\.js"\]$/m);
    expect(last).toMatch(/^VOLUME \/data$/m);
    expect(last).not.toMatch(/^RUN /m);
    const [, node] = /^ARG NODE=(\d+)$/m.exec(dockerfile) ?? [];
    expect(`>=${node}`).toBe(JSON.parse(read('package.json')).engines.node);
  });

  it('sets only settings that there are', () => {
    const [, env = ''] = /^ENV ((?:.+\\\n)*.+)$/m.exec(last) ?? [];
    const names = [...env.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name);
    expect(names).toEqual(['NODE_ENV', 'FOOTNOTE_DATA', 'PORT']);
    expect(names.filter((name) => !known.has(name ?? ''))).toEqual([]);
  });
});

describe('compose.yml', () => {
  const service = z.object({
    environment: z.record(z.string(), z.string()),
    volumes: z.array(z.string()),
    ports: z.array(z.string()).default([]),
    read_only: z.boolean().default(false),
    cap_drop: z.array(z.string()).default([]),
    stop_grace_period: z.string().optional(),
  });
  const compose = z
    .object({
      services: z.object({ footnote: service, postgres: service }),
      volumes: z.record(z.string(), z.unknown()),
    })
    .parse(parse(read('compose.yml')));
  const { footnote, postgres } = compose.services;

  it('gives the bot settings that it takes', () => {
    const filled = Object.fromEntries(
      Object.entries(footnote.environment).map(([name, value]) => [
        name,
        value.replace(/\$\{[^}]*\}/g, 'letters4'),
      ]),
    );
    expect(Object.keys(filled).filter((name) => !known.has(name))).toEqual([]);
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1-2-3', SLACK_SIGNING_SECRET: 'a-signing-secret' };
    expect(readConfig({ ...slack, ...filled }, () => '')).toMatchObject({
      ok: true,
      config: { databaseUrl: 'postgres://footnote:letters4@postgres:5432/footnote' },
    });
  });

  it('gives it nothing that it does not need', () => {
    expect(footnote).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(footnote.ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(postgres.ports).toEqual([]);
  });

  it('keeps both in volumes that there are, and leaves the bot the time to stop', () => {
    const used = [...footnote.volumes, ...postgres.volumes].map((volume) => volume.split(':')[0]);
    expect(used).toEqual(Object.keys(compose.volumes));
    expect(Number.parseInt(footnote.stop_grace_period ?? '', 10)).toBeGreaterThan(10);
  });

  it('holds no secret', () => {
    expect(postgres.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
  });
});

describe('the systemd unit', () => {
  const unit = read('packaging/footnote.service');
  const values = (name: string) =>
    [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value);

  it('starts the bot, and leaves it the time to stop', () => {
    expect(values('ExecStart')).toEqual(['/usr/bin/env node dist/main.js']);
    expect(Number(values('TimeoutStopSec')[0])).toBeGreaterThan(10);
    expect(values('Restart')).toEqual(['always']);
  });

  it('keeps the database in the state folder of a user of its own', () => {
    expect(values('DynamicUser')).toEqual(['yes']);
    expect(values('Environment')).toContain(`FOOTNOTE_DATA=/var/lib/${values('StateDirectory')[0]}`);
    const names = values('Environment').map((setting) => setting?.split('=')[0] ?? '');
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it('does not forbid what Node cannot do without', () => {
    expect(values('MemoryDenyWriteExecute')).toEqual([]);
    expect(values('RestrictAddressFamilies')[0]).toContain('AF_INET AF_INET6');
  });
});
