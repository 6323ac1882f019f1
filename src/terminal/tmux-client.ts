// Owns the question to tmux who looks at it: the environment tells of the terminal that it was started from, which may be
// another one by now.

import { execFile } from 'node:child_process';
import { TAKES_KITTY } from './picture-way.ts';

/** tmux that does not answer for so long is not waited for. */
const TMUX_WAIT_MS = 1000;

const QUESTION = ['display-message', '-p', '#{allow-passthrough} #{client_termname}'];

/** True when what is wrapped for the terminal beyond gets there, to a kitty on this computer. Never rejects. */
export async function handsPicturesToKitty(run = runTmux): Promise<boolean> {
  const [client = '', ...variables] = (await run([...QUESTION, ';', 'show-environment'])).split(
    '\n',
  );
  const [passes = '', term = ''] = client.split(' ');
  const isRemote = variables.some((line) => /^SSH_CONNECTION=./u.test(line));
  return /^(?:on|all|1)$/u.test(passes) && TAKES_KITTY.test(term) && !isRemote;
}

function runTmux(words: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile('tmux', words, { timeout: TMUX_WAIT_MS }, (error, said) =>
      resolve(error === null ? said : ''),
    );
  });
}
