// Owns the rows about a real SSH server on this machine: what crosses the line from server to client for a line and a page,
// beside less on the same text. Its keys, its port and its files are its own, and go with the stage.

import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { compared, mean, notMeasured, type Result } from './result.ts';
import type { Stage } from './stage.ts';
import { type Command, openTerminal, type Size, sleep } from './terminal.ts';

const BLOCKS = 300;
const LINES = 60;
const PAGES = 15;
const SIZE: Size = { columns: 80, rows: 24 };
const QUIET_MS = 60;
const SSHD = '/usr/sbin/sshd';
const ACTIONS = ['line down', 'page down'] as const;

type Counts = Record<(typeof ACTIONS)[number], number[]>;

export async function overSsh(stage: Stage): Promise<readonly Result[]> {
  const absent = [SSHD, 'ssh', 'ssh-keygen', 'less'].find((name) => !stage.has(name));
  if (absent !== undefined) {
    return ACTIONS.map((action) => notMeasured(`${action} over SSH`, `${absent}: not installed`));
  }
  const line = await openLine(join(stage.folder, 'ssh'));
  try {
    const program = stage.program(stage.storyFile(BLOCKS));
    const text = stage.textFile(BLOCKS, SIZE.columns);
    const words = firstWords(text);
    const ours = await scroll(line, { command: program, words, down: '\u001b[B' });
    const theirs = await scroll(line, { command: ['less', text], words, down: 'j' });
    return ACTIONS.map((action) =>
      compared({
        row: `${action} over SSH, server to client`,
        unit: 'bytes',
        ours: ours[action],
        theirs: theirs[action],
        peer: 'less',
        statistic: mean,
        theirStatistic: mean,
        limit: 0.95,
      }),
    );
  } finally {
    await line.close();
  }
}

/** What stands in the first row of both. */
function firstWords(file: string): string {
  const [line = ''] = readFileSync(file, 'utf8').split('\n');
  return line.trim().split(/ {2,}/u)[0] ?? '';
}

type Pager = { readonly command: Command; readonly words: string; readonly down: string };

async function scroll(line: Line, { command, words, down }: Pager): Promise<Counts> {
  const terminal = openTerminal(line.remote(command), SIZE);
  await terminal.shows(words);
  await terminal.quiet(1_500);
  const press = async (key: string) => {
    const before = line.received();
    await terminal.answer(key, QUIET_MS);
    return line.received() - before;
  };
  const counts: Counts = { 'line down': [], 'page down': [] };
  for (let n = 0; n < 5; n += 1) await press(' ');
  for (let n = 0; n < LINES; n += 1) counts['line down'].push(await press(down));
  for (let n = 0; n < PAGES; n += 1) counts['page down'].push(await press(' '));
  await terminal.close();
  return counts;
}

type Line = {
  /** Runs the command at the other end. */
  readonly remote: (command: Command) => Command;
  /** Bytes that the client was sent so far, without the headers of TCP and IP. */
  readonly received: () => number;
  readonly close: () => Promise<void>;
};

/** A server, and before it something that counts. */
async function openLine(folder: string): Promise<Line> {
  const [hostKey, userKey, known] = ['host', 'user', 'known'].map((name) => join(folder, name));
  const port = await freePort();
  layOut(folder, port);
  // Privileges are given up in a folder that packages make only when the server is started as a service.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const server = spawn(SSHD, ['-D', '-e', '-f', join(folder, 'config'), '-h', hostKey ?? ''], {
    stdio: 'ignore',
  });
  const counter = await openCounter(port);
  await accepts(port);
  const options = [
    `UserKnownHostsFile=${known}`,
    'StrictHostKeyChecking=no',
    'LogLevel=ERROR',
    'Compression=no',
    'IdentitiesOnly=yes',
  ].flatMap((option) => ['-o', option]);
  const client = ['-F', 'none', '-tt', '-i', userKey ?? '', '-p', String(counter.port), ...options];
  return {
    remote: (command) => [
      'ssh',
      ...client,
      `${userInfo().username}@127.0.0.1`,
      `LESS= LC_ALL=C.UTF-8 TERM=xterm-256color exec ${command.map((word) => `'${word}'`).join(' ')}`,
    ],
    received: counter.received,
    async close() {
      server.kill();
      await counter.close();
    },
  };
}

/** Keys for both ends, and what the server is to go by. */
function layOut(folder: string, port: number): void {
  mkdirSync(folder, { mode: 0o700 });
  for (const name of ['host', 'user'])
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
  chmodSync(join(folder, 'user.pub'), 0o600);
  const config = [
    'ListenAddress 127.0.0.1',
    `Port ${port}`,
    'PidFile none',
    'UsePAM no',
    'StrictModes no',
    'PasswordAuthentication no',
    'PermitRootLogin prohibit-password',
    `AuthorizedKeysFile ${join(folder, 'user.pub')}`,
  ];
  writeFileSync(join(folder, 'config'), `${config.join('\n')}\n`);
}

async function openCounter(port: number) {
  let bytes = 0;
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    const upstream = connect({ port, host: '127.0.0.1', noDelay: true });
    client.setNoDelay().pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    upstream.pipe(client);
    for (const end of [client, upstream]) {
      end.on('error', () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('close', () => upstream.destroy());
  });
  return {
    port: await listen(server),
    received: () => bytes,
    close() {
      for (const client of clients) client.destroy();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resolves when the server has come up. */
async function accepts(port: number): Promise<void> {
  for (let n = 0; n < 100; n += 1) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => resolve(true));
      socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
    });
    if (isUp) return;
    await sleep(50);
  }
  throw new Error(`the SSH server did not come up on port ${port}`);
}
