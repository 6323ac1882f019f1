// Owns the loading of Ink and React, which are not there yet when the first frame is drawn, and their end.

import type { TerminalSession } from '../terminal/terminal-session.ts';
import type { AppProps } from './App.tsx';

export type ShowAppOptions = AppProps & {
  readonly terminal: Pick<TerminalSession, 'stdin' | 'stdout'>;
};

/**
 * Resolves with what ends Ink again. What was typed before then has waited. `onFault` hears of a fault inside
 * Ink, which would leave a screen that no key leaves any more.
 */
export async function showApp(
  { onKeys, onPaste, terminal }: ShowAppOptions,
  signal: AbortSignal,
  onFault: (error: unknown) => void,
): Promise<() => void> {
  const [{ render }, { createElement }, { App }] = await Promise.all([
    import('ink'),
    import('react'),
    import('./App.tsx'),
  ]);
  if (signal.aborted) return () => {};
  const app = render(createElement(App, { onKeys, onPaste }), {
    stdin: terminal.stdin,
    stdout: terminal.stdout,
    debug: true,
    interactive: true,
    patchConsole: false,
    exitOnCtrlC: false,
  });
  app.waitUntilExit().catch(onFault);
  return () => app.unmount();
}
