// Owns asking for what nobody is to see: one line, not shown while it is typed on a terminal, or out of a pipe.

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean };

/** Null when the input ends, or the reader calls it off, before there is a line. */
export function askSecret(
  prompt: string,
  input: Input = process.stdin,
  tell: (text: string) => void = (text) => void process.stderr.write(text),
): Promise<string | null> {
  const isTyped = input.isTTY === true;
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: unseen, terminal: isTyped });
  if (isTyped) tell(prompt);
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.on('SIGINT', () => lines.close());
    lines.once('close', () => {
      if (isTyped) tell('\n');
      resolve(null);
    });
  });
}
