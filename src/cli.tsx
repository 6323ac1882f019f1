#!/usr/bin/env node
// Owns the start and the end: reads the command line, joins the parts, chooses a mode, gives the exit code.
// The only file that may call process.exit.

import { readFileSync } from 'node:fs';
import { EXIT, type ExitCode } from './config/exit-codes.ts';
import type { DemoOptions, FollowOptions, Options } from './config/options.ts';
import { parseOptions, type UsageError } from './config/parse-options.ts';
import type { FollowFault } from './model/errors.ts';
import { plainText } from './model/plain-text.ts';
import type { OpenedStory } from './open-story.ts';

// React chooses between its builds when it is first loaded, which is later than this.
process.env.NODE_ENV ??= 'production';

function readVersion(): string {
  const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return String(JSON.parse(file).version);
}

/** One sentence on stderr; it may come with or without its full stop. */
function complain(sentence: string): void {
  process.stderr.write(`teleprinter: ${plainText(sentence).replace(/[.]$/u, '')}.\n`);
}

async function obey(options: Options | UsageError): Promise<ExitCode> {
  switch (options.command) {
    case 'usage-error':
      complain(options.message);
      return EXIT.usage;
    case 'version':
      await write(`teleprinter ${readVersion()}\n`);
      return EXIT.done;
    case 'help':
      await write(await helpPage());
      return EXIT.done;
    case 'demo':
    case 'follow':
      if (options.command === 'demo' && options.fault === 'list') return listFaults();
      return follow(options);
  }
}

async function helpPage(): Promise<string> {
  const [{ helpText }, { KEYMAP, keysOf }] = await Promise.all([
    import('./config/help.ts'),
    import('./ui/keymap.ts'),
  ]);
  const keys = KEYMAP.map((binding) => [keysOf(binding), binding.does] as const);
  return helpText(process.stdout.columns ?? 80, keys);
}

async function listFaults(): Promise<ExitCode> {
  const { FAULTS } = await import('./replay/faults.ts');
  const width = Math.max(...FAULTS.map(({ name }) => name.length));
  await write(FAULTS.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}\n`).join(''));
  return EXIT.done;
}

/** Signals that end us, with the code that a shell expects of each. */
const SIGNALS = [
  ['SIGINT', EXIT.interrupt],
  ['SIGTERM', EXIT.terminated],
  ['SIGHUP', EXIT.hangup],
] as const;

async function follow(options: FollowOptions | DemoOptions): Promise<ExitCode> {
  const { openStory, CannotOpenError } = await import('./open-story.ts');
  const stop = new AbortController();
  let signalled: ExitCode | null = null;
  for (const [name, code] of SIGNALS) {
    process.once(name, () => {
      signalled ??= code;
      stop.abort();
    });
  }
  // The reader of a pipe has had enough: nothing more to do, and nothing wrong.
  process.stdout.on('error', () => stop.abort());
  try {
    const userAgent = `teleprinter/${readVersion()} (live-blog reader for the terminal)`;
    const story = await openStory(options, userAgent);
    const mode = isForScreen(options) ? followOnTerminal : followToPipe;
    const code = await mode(options, story, stop.signal);
    await story.close();
    return signalled ?? code;
  } catch (error) {
    if (!(error instanceof CannotOpenError)) throw error;
    complain(error.message);
    return error.found === 'usage' ? EXIT.usage : EXIT.notLiveBlog;
  }
}

function isForScreen({ output, once, until }: FollowOptions | DemoOptions): boolean {
  const isTerminal = process.stdout.isTTY === true && process.stdin.isTTY === true;
  return output === 'auto' && !once && until === null && isTerminal && process.env.TERM !== 'dumb';
}

async function codeFor(): Promise<(fault: FollowFault) => ExitCode> {
  const { isNotLiveBlog } = await import('./open-story.ts');
  return (fault) => {
    if (isNotLiveBlog(fault)) return EXIT.notLiveBlog;
    const isGone =
      fault.name === 'HttpError' && 'status' in fault && [404, 410].includes(fault.status);
    return isGone ? EXIT.gone : EXIT.unreachable;
  };
}

async function followToPipe(
  options: FollowOptions | DemoOptions,
  story: OpenedStory,
  signal: AbortSignal,
): Promise<ExitCode> {
  const [{ followInLines }, { resolveSince }] = await Promise.all([
    import('./output/line-mode.ts'),
    import('./config/duration.ts'),
  ]);
  const zone = options.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = story.storyNow;
  return followInLines(
    {
      ...options,
      ...story,
      mode: options.output === 'json' ? 'json' : 'plain',
      since: options.since === null ? null : resolveSince(options.since, now(), zone),
      now,
      write,
      complain,
      codeOf: await codeFor(),
    },
    signal,
  );
}

async function followOnTerminal(
  options: FollowOptions | DemoOptions,
  story: OpenedStory,
  signal: AbortSignal,
): Promise<ExitCode> {
  const [screenMode, { createReading }, { createTerminalSession }, { systemTimer }, glyphs] =
    await Promise.all([
      import('./ui/screen-mode.tsx'),
      import('./ui/reading.ts'),
      import('./terminal/terminal-session.ts'),
      import('./terminal/timer.ts'),
      import('./layout/glyphs.ts'),
    ]);
  const gone = new AbortController();
  const { stdin, stdout } = process;
  const terminal = createTerminalSession({ stdin, stdout, onGone: () => gone.abort() });
  process.on('exit', terminal.leave);
  process.on('SIGCONT', terminal.resume);
  const reading = createReading({
    store: story.store,
    address: story.address,
    choices: { ...options, timeMode: options.time },
    size: { columns: stdout.columns, rows: stdout.rows },
    glyphs: options.ascii ? glyphs.ASCII_GLYPHS : glyphs.UNICODE_GLYPHS,
    zone: options.zone,
  });
  stdout.on('resize', () => reading.resize({ columns: stdout.columns, rows: stdout.rows }));
  const code = await screenMode.followOnScreen(
    {
      ...story,
      reading,
      terminal,
      complain,
      timer: systemTimer,
      colour: wantsColour(options),
      codeOf: await codeFor(),
    },
    AbortSignal.any([signal, gone.signal]),
  );
  return gone.signal.aborted ? EXIT.hangup : code;
}

/** https://no-color.org: any non-empty value of NO_COLOR. */
function wantsColour({ color }: FollowOptions | DemoOptions): boolean {
  return color === 'auto' ? (process.env.NO_COLOR ?? '') === '' : color !== 'never';
}

/** Resolves when the text has been taken, or the reader of the pipe is gone. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

/** A fault of ours: said in a sentence, with the way to see more. */
function confess(error: unknown): void {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  complain(`a fault of teleprinter's own (${reason}); TELEPRINTER_DEBUG=1 shows where`);
  if (process.env.TELEPRINTER_DEBUG !== undefined && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`);
  }
}

process.on('uncaughtException', (error) => {
  confess(error);
  process.exit(EXIT.fault);
});

void obey(parseOptions(process.argv.slice(2)))
  .catch((error: unknown) => {
    confess(error);
    return EXIT.fault;
  })
  .then((code) => process.exit(code));
