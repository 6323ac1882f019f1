#!/usr/bin/env node
// Owns the start and the end: reads the command line, joins the parts, chooses a mode, gives the exit code.
// The only file that may call process.exit.

import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { type Answer, answerTo, faultList, liveAnswer } from './answer.ts';
import { readChosen, sayingOnce } from './chosen.ts';
import { EXIT, type ExitCode } from './config/exit-codes.ts';
import type {
  FollowingOptions,
  FollowOptions,
  LiveOptions,
  Options,
  StoryOptions,
} from './config/options.ts';
import type { OutputMode } from './config/output-mode.ts';
import { parseOptions, type UsageError } from './config/parse-options.ts';
import { confess, wordsOfLastFault } from './ending/confess.ts';
import { createImposedEnd, heedComplaints, heedOutput, heedSignals } from './ending/imposed-end.ts';
import { plainText } from './model/plain-text.ts';
import { type FetchPicture, pictureFetcher } from './open/fetch-picture.ts';
import { CannotOpenError } from './open/opened-story.ts';
import type { StoryRing } from './open/story-ring.ts';
import { tellNotKept } from './output/not-kept.ts';
import { isInForeground } from './terminal/foreground.ts';
import { ownTerminal } from './ui/own-terminal.ts';

// React chooses between its builds when it is first loaded, which is later than this.
process.env.NODE_ENV ??= 'production';

const HOME = process.env.TELEPRINTER_HOME || null;
const chosen = readChosen(HOME, process.env);
const asked = parseOptions(process.argv.slice(2), undefined, chosen.settings);
const outside = createImposedEnd();

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
  heedComplaints();
  process.stderr.write(`teleprinter: ${text}${/[.?]$/u.test(text) ? '' : '.'}\n`);
}

/** What is wrong with the preferences is known to more than one part. */
const complainOnce = sayingOnce(complain);

async function obey(options: Options | UsageError): Promise<ExitCode> {
  switch (options.command) {
    case 'usage-error':
      complain(options.message);
      return EXIT.usage;
    case 'demo':
    case 'follow':
    case 'replay':
      if (options.command === 'demo' && options.fault === 'list') return reply(await faultList());
      if (options.command === 'follow' && options.explain) return explain(options);
      return follow(options);
    case 'live':
      return live(options);
    default: {
      const { columns = 80 } = process.stdout;
      return reply(
        await answerTo(options, {
          columns,
          preferences: chosen.preferences,
          home: HOME,
          readVersion,
        }),
      );
    }
  }
}

async function reply({ text, complaints, code }: Answer): Promise<ExitCode> {
  complaints.forEach(complain);
  await write(text);
  return code;
}

async function explain(options: FollowOptions): Promise<ExitCode> {
  heedSignals(outside, process.exit);
  const { explainAddress } = await import('./open/explain.ts');
  const [address = ''] = options.addresses;
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  return explainAddress(address, options, userAgent(), say, outside.signal);
}

async function follow(options: StoryOptions): Promise<ExitCode> {
  heedSignals(outside, process.exit);
  return openAndFollow(options);
}

/** What is live: listed in a pipe, and on a terminal picked from and followed. */
async function live(options: LiveOptions): Promise<ExitCode> {
  heedSignals(outside, process.exit);
  const { findLiveStories } = await import('./open/live-stories.ts');
  const load = (signal: AbortSignal) => findLiveStories(options.listUrl, userAgent(), signal);
  try {
    const { mode } = terminalFor(options);
    if (mode === 'lines') return await reply(await liveAnswer(await load(outside.signal), options));
    const { look } = await lookFor(options);
    const inline = mode === 'inline' && (await import('./inline/pick-inline.ts'));
    const { takePicker } = inline || (await import('./ui/picker-mode.ts'));
    const { leave, pick } = takePicker({ ...look, now: Date.now, load, write });
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

async function openAndFollow(options: StoryOptions): Promise<ExitCode> {
  const { openRemembered } = await import('./open/open-remembered.ts');
  try {
    const { stories, takeTroubles } = await openRemembered(options, userAgent(), HOME);
    const { mode } = terminalFor(options);
    if (mode !== 'screen')
      [...lastFault(options), ...chosen.troubles, ...takeTroubles()].forEach(complainOnce);
    const commands = await startCommands(options, stories, mode);
    const code = await MODES[mode](options, stories);
    await commands?.finish(outside.signal.aborted);
    await stories.close();
    [...later, ...takeTroubles()].forEach(complainOnce);
    return code;
  } catch (error) {
    if (!(error instanceof CannotOpenError)) throw error;
    complain(error.message);
    return error.code;
  }
}

/** What is to be said when the terminal is the shell's again. */
const later: string[] = [];

function sayLater(sentence: string): void {
  later.push(sentence);
  sayOnScreen(sentence);
}

async function startCommands(
  { exec, keyEventsOnly }: StoryOptions,
  { eachFollowed }: StoryRing,
  mode: OutputMode,
) {
  if (exec === null) return null;
  const { runForNews } = await import('./exec/run-for-news.ts');
  const say = mode === 'lines' ? complain : sayLater;
  return runForNews({ eachFollowed, keyEventsOnly, exec, mode, complain: say });
}

const MODES = { screen: followOnTerminal, inline: followInSentences, lines: followToPipe } as const;

function terminalFor(options: FollowingOptions) {
  return ownTerminal(options, process.env, { stdin: { isTTY: isatty(0) }, stdout: process.stdout });
}

/** The terminal's means with the reader's own choices; `troubles`, `notice`: what is wrong with those. */
async function lookFor<T extends FollowingOptions>(options: T) {
  const { colour, glyphs, abilities } = terminalFor(options);
  const { keys, looks, troubles, notice } = await chosen.look(abilities.colours);
  const look = { ...options, ...abilities, keys, looks, colour, glyphs: await glyphs() };
  return { look, troubles, notice };
}

async function followToPipe(options: StoryOptions, stories: StoryRing): Promise<ExitCode> {
  const story = stories.current();
  const [{ followInLines }, { resolveSince }, { spell }] = await Promise.all([
    import('./output/line-mode.ts'),
    import('./config/duration.ts'),
    terminalFor(options).glyphs(),
  ]);
  const { output, since } = options;
  tellNotKept(story.store, complain);
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
async function followInSentences(options: StoryOptions, stories: StoryRing): Promise<ExitCode> {
  const story = stories.current();
  const { takeInline } = await import('./inline/take-inline.ts');
  const { spell } = await terminalFor(options).glyphs();
  const { keys, troubles } = await chosen.look(0);
  troubles.forEach(complainOnce);
  const { leave, follow } = takeInline({ ...options, keys, spell, write, complain });
  giveTerminalBack = leave;
  tellNotKept(story.store, complain);
  return follow(story, outside.signal);
}

/** Whatever else happens, the terminal is given back before anything is said. */
let giveTerminalBack = () => {};

/** A passing word to whoever looks at the screen. */
let sayOnScreen = (_notice: string) => {};

/** What the last visit ended with, if that was a fault. */
function lastFault({ archive, ...options }: StoryOptions): readonly string[] {
  const isBack = options.command !== 'follow' || options.addresses.length === 0;
  return archive ? wordsOfLastFault(HOME, isBack) : [];
}

async function followOnTerminal(options: StoryOptions, stories: StoryRing): Promise<ExitCode> {
  const [{ takeTerminal }, { formatFarewell }, { comeBackWords, wordsOfGreeting }] =
    await Promise.all([
      import('./ui/terminal-mode.ts'),
      import('./ui/farewell.ts'),
      import('./open/come-back.ts'),
    ]);
  const { address } = stories.current();
  const fetchPicture: FetchPicture = (url, signal) =>
    pictureFetcher(stories.current().address, userAgent())(url, signal);
  const { look, troubles, notice } = await lookFor(options);
  const greeting = wordsOfGreeting(options, address);
  const notices = [greeting, notice ?? [], lastFault(options)].flat();
  later.push(...troubles);
  const { leave, say, follow } = takeTerminal({ ...look, fetchPicture, notices, complain });
  giveTerminalBack = leave;
  sayOnScreen = say;
  const code = await follow(stories, outside.signal);
  const last = stories.current();
  // A story that was turned to is the last one of the archive.
  const comeBack = last.address === address ? comeBackWords(options) : 'teleprinter';
  const farewell = { ...look, columns: process.stdout.columns, comeBack };
  // In the background the window is somebody else's.
  if (code !== EXIT.hangup && isInForeground())
    await write(formatFarewell(last.store.getState(), farewell));
  return code;
}

/** Resolves when the text has been taken, or the reader of the pipe is gone. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}

/** A fault of ours. */
function tellFault(error: unknown): void {
  giveTerminalBack();
  const writes = !('archive' in asked) || asked.archive;
  confess(error, { version: readVersion, command: asked.command, home: HOME, writes, complain });
}

process.on('uncaughtException', (error) => {
  tellFault(error);
  process.exit(EXIT.fault);
});

heedOutput(outside, complain);
void obey(asked)
  .catch((error: unknown) => {
    tellFault(error);
    return EXIT.fault;
  })
  .then((code) => process.exit(outside.code() ?? code));
