// Owns the rows about a real SSH server on this machine: what crosses the line from server to client for a line and a page,
// beside less on the same text. The server's files go with the stage.

import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { missingForSsh, openSshServer } from '../helpers/ssh-server.ts';
import { compared, mean, notMeasured, type Result } from './result.ts';
import type { Stage } from './stage.ts';
import { type Command, openTerminal, type Size } from './terminal.ts';

const BLOCKS = 300;
const LINES = 60;
const PAGES = 15;
const SIZE: Size = { columns: 80, rows: 24 };
const QUIET_MS = 60;
const ACTIONS = ['line down', 'page down'] as const;

type Counts = Record<(typeof ACTIONS)[number], number[]>;

export async function overSsh(stage: Stage): Promise<readonly Result[]> {
  const absent = missingForSsh() ?? (stage.has('less') ? null : 'less');
  if (absent !== null) {
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
  const server = await openSshServer(folder);
  const counter = await openCounter(server.port);
  return {
    remote(command) {
      const words = command.map((word) => `'${word}'`).join(' ');
      return server.login(`LESS= LC_ALL=C.UTF-8 TERM=xterm-256color exec ${words}`, counter.port);
    },
    received: counter.received,
    async close() {
      server.close();
      await counter.close();
    },
  };
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
