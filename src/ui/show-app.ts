// Owns Ink's taking over of the screen: loads it and React, which are not there yet when the first frame is drawn.

import type { TerminalSession } from '../terminal/terminal-session.ts';
import type { AppProps } from './App.tsx';

export type ShowAppOptions = AppProps & {
  readonly terminal: Pick<TerminalSession, 'stdin' | 'stdout'>;
};

/**
 * Resolves with what takes Ink off the screen again. What was typed before then has waited. `onFault` hears of a fault in
 * drawing: Ink would show it on a screen that no key leaves any more.
 */
export async function showApp(
  options: ShowAppOptions,
  signal: AbortSignal,
  onFault: (error: unknown) => void,
): Promise<() => void> {
  const [{ render }, { createElement }, { App }] = await Promise.all([
    import('ink'),
    import('react'),
    import('./App.tsx'),
  ]);
  if (signal.aborted) return () => {};
  const { reading, colour, onKeys, terminal } = options;
  const app = render(createElement(App, { reading, colour, onKeys }), {
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
