#!/usr/bin/env node
// Owns the start and the end: reads the command line, joins the parts, chooses a mode, gives the exit code.
// The only file that may call process.exit.

import { readFileSync } from 'node:fs';
import { EXIT, type ExitCode } from './config/exit-codes.ts';
import type {
  ArchiveOptions,
  DemoOptions,
  FollowingOptions,
  FollowOptions,
  LiveOptions,
  Options,
} from './config/options.ts';
import { parseOptions, type UsageError } from './config/parse-options.ts';
import { plainText } from './model/plain-text.ts';
import { pictureFetcher } from './open/fetch-picture.ts';
import { CannotOpenError, type OpenedStory } from './open/opened-story.ts';
import type { ListedStory } from './output/live-list.ts';
import { ownTerminal } from './ui/own-terminal.ts';

// React chooses between its builds when it is first loaded, which is later than this.
process.env.NODE_ENV ??= 'production';

function readVersion(): string {
  const file = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return String(JSON.parse(file).version);
}

function userAgent(): string {
  return `teleprinter/${readVersion()} (live-blog reader for the terminal)`;
}

/** One sentence on stderr; it may come with or without its full stop. */
function complain(sentence: string): void {
  const text = plainText(sentence);
  process.stderr.write(`teleprinter: ${text}${/[.?]$/u.test(text) ? '' : '.'}\n`);
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
      if (options.command === 'follow' && options.explain) return explain(options);
      return follow(options);
    case 'live':
      return live(options);
    case 'stories':
    case 'search':
    case 'export':
    case 'catch-up':
      return readArchive(options);
  }
}

async function readArchive(options: ArchiveOptions): Promise<ExitCode> {
  const [{ askArchive }, { describeNothing, formatAnswer }] = await Promise.all([
    import('./open/ask-archive.ts'),
    import('./output/archive-answer.ts'),
  ]);
  try {
    const answer = await askArchive(options, process.env.TELEPRINTER_HOME || null);
    const json = 'json' in options && options.json;
    const zone = 'zone' in options ? options.zone : null;
    const text = formatAnswer(answer, { json, zone, now: Date.now() });
    if (text === '') complain(describeNothing(answer));
    await write(text);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof CannotOpenError)) throw error;
    complain(error.message);
    return error.code;
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

async function explain(options: FollowOptions): Promise<ExitCode> {
  heedSignals();
  heedOutput();
  const { explainAddress } = await import('./open/explain.ts');
  const [address = ''] = options.addresses;
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  return explainAddress(address, options, userAgent(), say, outside.signal);
}

/** An end that comes from outside, whatever we are at: a signal, or an output that takes nothing more. */
const outside = new AbortController();
let imposedCode: ExitCode | null = null;

function impose(code: ExitCode): void {
  imposedCode ??= code;
  outside.abort();
}

/** Signals that end us, with the code that a shell expects of each. */
const SIGNALS = [
  ['SIGINT', EXIT.interrupt],
  ['SIGTERM', EXIT.terminated],
  ['SIGHUP', EXIT.hangup],
] as const;

/** How long whoever reads a pipe may take over the lines that are left. */
const FLUSH_MS = 2000;

function heedSignals(): void {
  for (const [name, code] of SIGNALS) {
    // Never `once`: Ink's own listener would find itself the last one, and end the process before the screen is given back.
    process.on(name, () => {
      if (outside.signal.aborted) process.exit(imposedCode ?? code);
      impose(code);
      setTimeout(() => process.exit(code), FLUSH_MS).unref();
    });
  }
}

/** The reader of a pipe has had enough: nothing wrong. Anything else that an output does not take is said, once. */
function heedOutput(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    const isNews = !outside.signal.aborted;
    impose(error.code === 'EPIPE' ? EXIT.done : EXIT.fault);
    if (!isNews || error.code === 'EPIPE') return;
    const reason = error.code === 'ENOSPC' ? 'no space is left there' : error.message;
    complain(`the output could not be written: ${reason}; make room, or write it elsewhere`);
  });
}

async function follow(options: FollowOptions | DemoOptions): Promise<ExitCode> {
  heedSignals();
  return openAndFollow(options);
}

/** What is live: listed in a pipe, and on a terminal picked from and followed. */
async function live(options: LiveOptions): Promise<ExitCode> {
  heedSignals();
  const { findLiveStories } = await import('./open/live-stories.ts');
  const load = (signal: AbortSignal) => findLiveStories(options.listUrl, userAgent(), signal);
  try {
    const { mode, colour, glyphs, abilities } = terminalFor(options);
    if (mode !== 'screen') return await listLive(await load(outside.signal), options);
    const { takePicker } = await import('./ui/picker-mode.ts');
    const { dialect } = abilities;
    const look = { ...options, colour, dialect, glyphs: await glyphs() };
    const { leave, pick } = takePicker({ ...look, now: Date.now, load });
    giveTerminalBack = leave;
    const picked = await pick(outside.signal);
    if (typeof picked === 'number') return picked;
    const addresses = [picked.url];
    return await openAndFollow({ ...options, command: 'follow', explain: false, addresses });
  } catch (error) {
    if (outside.signal.aborted) return EXIT.interrupt;
    if (!(error instanceof CannotOpenError)) throw error;
    complain(error.message);
    return error.code;
  }
}

async function listLive(
  stories: readonly ListedStory[],
  { output, limit }: LiveOptions,
): Promise<ExitCode> {
  const { formatLiveJson, formatLiveText } = await import('./output/live-list.ts');
  const format = output === 'json' ? formatLiveJson : formatLiveText;
  await write(format(stories.slice(0, limit ?? stories.length), Date.now()));
  return EXIT.done;
}

async function openAndFollow(options: FollowOptions | DemoOptions): Promise<ExitCode> {
  const { openRemembered } = await import('./open/open-remembered.ts');
  try {
    const home = process.env.TELEPRINTER_HOME || null;
    const { story, takeTroubles } = await openRemembered(options, userAgent(), home);
    const mode = MODES[terminalFor(options).mode];
    if (mode === followToPipe) takeTroubles().forEach(complain);
    const code = await mode(options, story);
    await story.close();
    takeTroubles().forEach(complain);
    return code;
  } catch (error) {
    if (!(error instanceof CannotOpenError)) throw error;
    complain(error.message);
    return error.code;
  }
}

const MODES = { screen: followOnTerminal, inline: followInSentences, lines: followToPipe } as const;

function terminalFor(options: FollowingOptions) {
  return ownTerminal(options, process.env, process);
}

async function followToPipe(
  options: FollowOptions | DemoOptions,
  story: OpenedStory,
): Promise<ExitCode> {
  const [{ followInLines }, { resolveSince }, { spell }] = await Promise.all([
    import('./output/line-mode.ts'),
    import('./config/duration.ts'),
    terminalFor(options).glyphs(),
  ]);
  const { output, since } = options;
  complainOfKeeping(story);
  const zone = options.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return followInLines(
    {
      ...options,
      ...story,
      output: output === 'json' ? 'json' : 'plain',
      spell,
      since: since === null ? null : resolveSince(since, story.storyNow(), zone),
      write,
      complain,
    },
    outside.signal,
  );
}

/** Where nothing can be redrawn, or is to be. */
async function followInSentences(
  options: FollowOptions | DemoOptions,
  story: OpenedStory,
): Promise<ExitCode> {
  const { takeInline } = await import('./inline/take-inline.ts');
  const { spell } = await terminalFor(options).glyphs();
  const { leave, follow } = takeInline({ ...options, spell, write, complain });
  giveTerminalBack = leave;
  complainOfKeeping(story);
  return follow(story, outside.signal);
}

/** Lines are told even where they cannot be kept, but not without a word. */
function complainOfKeeping({ store }: OpenedStory): void {
  let told: string | null = null;
  const tell = ({ notKept } = store.getState()) => {
    if (notKept !== null && notKept !== told) complain(`what comes is not kept: ${notKept}`);
    told = notKept;
  };
  tell();
  store.subscribe(tell);
}

/** Whatever else happens, the terminal is given back before anything is said. */
let giveTerminalBack = () => {};

async function followOnTerminal(
  options: FollowOptions | DemoOptions,
  story: OpenedStory,
): Promise<ExitCode> {
  const { takeTerminal } = await import('./ui/terminal-mode.ts');
  const { colour, glyphs, abilities } = terminalFor(options);
  const fetchPicture = pictureFetcher(story.address, userAgent());
  const look = { ...options, ...abilities, colour, glyphs: await glyphs(), fetchPicture };
  const { leave, follow } = takeTerminal({ ...look, complain });
  giveTerminalBack = leave;
  return follow(story, outside.signal);
}

/** Resolves when the text has been taken, or the reader of the pipe is gone. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

/** A fault of ours: said in a sentence, with the way to see more. */
function confess(error: unknown): void {
  giveTerminalBack();
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

heedOutput();
void obey(parseOptions(process.argv.slice(2)))
  .catch((error: unknown) => {
    confess(error);
    return EXIT.fault;
  })
  .then((code) => process.exit(imposedCode ?? code));
