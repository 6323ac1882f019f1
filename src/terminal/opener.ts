// Owns the handing of an address to the reader's own browser: by the system's own program, without a shell, and without
// waiting for it to end. Knows nothing of what is shown meanwhile.

import { type SpawnOptions, spawn } from 'node:child_process';
import { safeUrl } from '../model/plain-text.ts';

const APART: SpawnOptions = { detached: true, stdio: 'ignore', shell: false, windowsHide: true };

/** A program that fails says so within this time; one that works may go on for as long as the browser does. */
const FAILS_WITHIN_MS = 1500;

/**
 * Resolves with null once the program that opens addresses here has been started and did not fail at once, else with a
 * sentence. Never rejects.
 */
export async function openAddress(
  address: string,
  { platform, env }: Pick<NodeJS.Process, 'platform' | 'env'>,
): Promise<string | null> {
  const url = safeUrl(address);
  if (url === null) return 'Only web addresses are opened.';
  const [program, ...before] = programFor(platform);
  return start(program, [...before, url], env);
}

function programFor(platform: NodeJS.Platform): readonly [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  // What "start" does, without the shell that it is a word of.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}

function start(
  program: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, [...words], { ...APART, env });
    child.unref();
    const seemsFine = setTimeout(() => resolve(null), FAILS_WITHIN_MS).unref();
    const settle = (failure: string | null) => {
      clearTimeout(seemsFine);
      resolve(failure);
    };
    child.once('error', ({ code }: NodeJS.ErrnoException) => {
      settle(
        code === 'ENOENT' ? `${program}, which opens addresses, is not installed.` : stuck(program),
      );
    });
    child.once('exit', (code) => settle(code === 0 ? null : stuck(program)));
  });
}

function stuck(program: string): string {
  return `${program} could not open it.`;
}
