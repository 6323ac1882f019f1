// Owns a terminal without a window that a program runs in: types keys, counts bytes, tells when they came.

import { spawn } from '@lydell/node-pty';

export type Size = { readonly columns: number; readonly rows: number };
export type Command = readonly [file: string, ...words: readonly string[]];

export type Terminal = {
  readonly pid: number;
  type(keys: string): void;
  /** All bytes so far. */
  bytes(): number;
  /** All output so far, one character a byte. */
  output(): string;
  /** Resolves with the time (performance.now) at which the output first held the text. */
  shows(text: string, from?: number): Promise<number>;
  /** Resolves when nothing has come for so long. */
  quiet(ms: number): Promise<void>;
  /** Types, waits for what follows from it, and tells how many bytes came and when the last of them did. */
  answer(keys: string, quietMs?: number): Promise<{ readonly bytes: number; readonly ms: number }>;
  /** Reads nothing, as a terminal does that is stopped. */
  pause(): void;
  resume(): void;
  /** Resolves when the program has ended. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
};

const QUESTION = '\u001b[5n';
const PATIENCE_MS = 60_000;

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export function openTerminal(
  [file, ...words]: Command,
  { columns, rows }: Size,
  env: Readonly<Record<string, string>> = {},
): Terminal {
  const pty = spawn(file, words, {
    name: 'xterm-256color',
    cols: columns,
    rows,
    encoding: null,
    env: { ...process.env, TZ: 'UTC', LESS: '', NO_COLOR: '', TERM: 'xterm-256color', ...env },
  });
  const chunks: string[] = [];
  let bytes = 0;
  let lastAt = performance.now();
  const listeners = new Set<() => void>();
  // With a null encoding the chunks are buffers, whatever the type says.
  pty.onData((chunk: string | Buffer) => {
    lastAt = performance.now();
    const text = typeof chunk === 'string' ? chunk : chunk.toString('latin1');
    chunks.push(text);
    bytes += chunk.length;
    // A terminal answers that it is still there.
    if (text.includes(QUESTION)) pty.write('\u001b[0n');
    for (const listener of listeners) listener();
  });
  const ended = new Promise<void>((resolve) => pty.onExit(() => resolve()));

  function until(isTrue: () => boolean, what: string): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const impatience = setTimeout(
      () => reject(new Error(`${file} ${words.join(' ')}: waited in vain for ${what}`)),
      PATIENCE_MS,
    );
    const look = () => {
      if (!isTrue()) return;
      listeners.delete(look);
      clearTimeout(impatience);
      resolve(lastAt);
    };
    listeners.add(look);
    look();
    return promise;
  }

  async function quiet(ms: number): Promise<void> {
    for (;;) {
      const left = lastAt + ms - performance.now();
      if (left <= 0) return;
      await sleep(left);
    }
  }

  return {
    pid: pty.pid,
    type: (keys) => pty.write(keys),
    bytes: () => bytes,
    output: () => chunks.join(''),
    shows: (text, from = 0) => {
      const wanted = Buffer.from(text).toString('latin1');
      return until(() => chunks.join('').includes(wanted, from), `"${text}"`);
    },
    quiet,
    async answer(keys, quietMs = 40) {
      const before = bytes;
      const startedAt = performance.now();
      pty.write(keys);
      await until(() => bytes > before, `an answer to ${JSON.stringify(keys)}`);
      await quiet(quietMs);
      return { bytes: bytes - before, ms: lastAt - startedAt };
    },
    pause: () => pty.pause(),
    resume: () => pty.resume(),
    ended,
    async close() {
      pty.kill('SIGKILL');
      await ended;
    },
  };
}
