// Owns the answers to what is asked without following anything: the help, the settings, the completions, the faults that can
// be played, the archive. Gives text; writes nothing but settings.

import type { ConfigAnswer } from './config/answer-config.ts';
import { EXIT } from './config/exit-codes.ts';
import type { ArchiveOptions, LiveOptions, Options } from './config/options.ts';
import type { OwnOptions } from './config/own-commands.ts';
import type { Preferences } from './config/preferences.ts';
import { CannotOpenError } from './open/opened-story.ts';
import type { ListedStory } from './output/live-list.ts';

/** What is asked without following anything. */
export type Question = ArchiveOptions | OwnOptions | Extract<Options, { command: 'version' }>;

/** What is to be printed, what is to be complained of, and the code to exit with. */
export type Answer = ConfigAnswer;

export type AnswerOptions = {
  /** Of the window. */
  readonly columns: number;
  readonly preferences: Preferences;
  /** The folder for everything of ours; null for the platform's own. */
  readonly home: string | null;
  readonly readVersion: () => string;
};

export async function answerTo(question: Question, options: AnswerOptions): Promise<Answer> {
  switch (question.command) {
    case 'version':
      return said(`teleprinter ${options.readVersion()}\n`);
    case 'help':
      return said(await helpPage(question, options));
    case 'completions':
      return said(await completionScript(question));
    case 'config':
      return configAnswer(question, options.preferences);
    default:
      return archiveAnswer(question, options.home);
  }
}

/** Which faults the server of the bundled story can play, a line each. */
export async function faultList(): Promise<Answer> {
  const { FAULTS } = await import('./replay/faults.ts');
  const width = Math.max(...FAULTS.map(({ name }) => name.length));
  return said(FAULTS.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}\n`).join(''));
}

/** What is live, in a pipe. */
export async function liveAnswer(
  stories: readonly ListedStory[],
  { output, limit }: LiveOptions,
): Promise<Answer> {
  const { formatLiveJson, formatLiveText } = await import('./output/live-list.ts');
  const format = output === 'json' ? formatLiveJson : formatLiveText;
  return said(format(stories.slice(0, limit ?? stories.length), Date.now()));
}

function said(text: string): Answer {
  return { text, complaints: [], code: EXIT.done };
}

async function helpPage(
  { topic }: Extract<OwnOptions, { command: 'help' }>,
  { columns, preferences }: AnswerOptions,
): Promise<string> {
  const [help, { readKeySettings }, { keysOf, termOf }] = await Promise.all([
    import('./config/help.ts'),
    import('./ui/key-settings.ts'),
    import('./ui/keymap.ts'),
  ]);
  if (topic === 'settings') return help.helpOnSettings(await families(), columns);
  if (topic !== undefined && topic !== 'keys')
    return help.helpOnCommand(topic, columns, await families());
  const { rows } = readKeySettings(preferences.stored()).keys;
  if (topic === 'keys')
    return help.helpOnKeys(
      rows.map((row) => [termOf(row), row.does]),
      columns,
    );
  return help.helpText(
    columns,
    rows.map((row) => [keysOf(row), row.does]),
  );
}

/** The settings that config does not know by itself. */
async function families() {
  const [{ KEY_SETTINGS }, { THEME_SETTINGS }] = await Promise.all([
    import('./ui/key-settings.ts'),
    import('./ui/theme-settings.ts'),
  ]);
  return [KEY_SETTINGS, THEME_SETTINGS];
}

async function completionScript({
  shell,
}: Extract<OwnOptions, { command: 'completions' }>): Promise<string> {
  const [{ completionsFor }, { completedNames }] = await Promise.all([
    import('./config/completions.ts'),
    import('./completed-names.ts'),
  ]);
  return completionsFor(shell, completedNames());
}

async function configAnswer(
  options: Extract<OwnOptions, { command: 'config' }>,
  preferences: Preferences,
): Promise<Answer> {
  const [{ answerConfig }, { askSecret }, { SETTINGS }] = await Promise.all([
    import('./config/answer-config.ts'),
    import('./config/ask-secret.ts'),
    import('./config/settings.ts'),
  ]);
  return answerConfig(options, {
    settings: SETTINGS,
    families: await families(),
    preferences,
    environment: process.env,
    askSecret,
  });
}

/** Where nothing of the kind is kept, that is said in a sentence. */
async function archiveAnswer(options: ArchiveOptions, home: string | null): Promise<Answer> {
  const [{ askArchive }, { describeNothing, formatAnswer }] = await Promise.all([
    import('./open/ask-archive.ts'),
    import('./output/archive-answer.ts'),
  ]);
  try {
    const answer = await askArchive(options, home);
    const json = 'json' in options && options.json;
    const zone = 'zone' in options ? options.zone : null;
    const text = formatAnswer(answer, { json, zone, now: Date.now() });
    const complaints = text === '' ? [describeNothing(answer)] : [];
    return { text, complaints, code: EXIT.done };
  } catch (error) {
    if (!(error instanceof CannotOpenError)) throw error;
    return { text: '', complaints: [error.message], code: error.code };
  }
}
