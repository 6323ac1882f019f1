// Owns the program whose screen is watched from outside: draws more than a terminal holds, says in a file how far it
// came, and leaves by a key or a signal.

import { writeFileSync } from 'node:fs';
import { createTerminalSession } from '../../src/terminal/terminal-session.ts';

const [, , toldIn = ''] = process.argv;
const FRAMES = 50;

const session = createTerminalSession({
  stdin: process.stdin,
  stdout: process.stdout,
  onGone: () => leave('gone', 129),
});

function leave(reason: string, code: number): void {
  session.leave();
  writeFileSync(toldIn, reason);
  process.exit(code);
}

function page(frame: number): string {
  const letter = String.fromCharCode(97 + (frame % 26));
  const rows = Array.from({ length: process.stdout.rows - 1 }, () =>
    letter.repeat(process.stdout.columns),
  );
  return [`frame ${frame}`, ...rows].join('\n');
}

// A job that a shell started may hear of the hang-up from its terminal alone.
process.on('SIGHUP', () => {});
process.on('SIGTERM', () => leave('terminated', 143));
session.stdin.on('readable', () => {
  for (let key = session.stdin.read(); key !== null; key = session.stdin.read())
    if (key === 'q') leave('quit', 0);
    else if (key === 'a') session.questions.ask();
});
session.enter();

let frame = 0;
const drawing = setInterval(() => {
  frame++;
  session.draw(page(frame));
  if (frame < FRAMES) return;
  clearInterval(drawing);
  writeFileSync(toldIn, 'all frames handed over');
}, 2);
