// Owns the answers to what is asked without following anything: the help, the faults that can be played, the archive.
// Gives text; writes nothing.

import type { ArchiveOptions } from './config/options.ts';

/** The whole of --help, for a window of so many columns. */
export async function helpPage(columns: number): Promise<string> {
  const [{ helpText }, { KEYMAP, keysOf }] = await Promise.all([
    import('./config/help.ts'),
    import('./ui/keymap.ts'),
  ]);
  const keys = KEYMAP.map((binding) => [keysOf(binding), binding.does] as const);
  return helpText(columns, keys);
}

/** The faults that the server of the bundled story can play, a line each. */
export async function faultList(): Promise<string> {
  const { FAULTS } = await import('./replay/faults.ts');
  const width = Math.max(...FAULTS.map(({ name }) => name.length));
  return FAULTS.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}\n`).join('');
}

/**
 * What the archive answers; `complaint` says in a sentence that it holds nothing of the kind. `home`: the folder for
 * everything of ours; null for the platform's own. Throws CannotOpenError.
 */
export async function archiveAnswer(
  options: ArchiveOptions,
  home: string | null,
): Promise<{ readonly text: string; readonly complaint: string | null }> {
  const [{ askArchive }, { describeNothing, formatAnswer }] = await Promise.all([
    import('./open/ask-archive.ts'),
    import('./output/archive-answer.ts'),
  ]);
  const answer = await askArchive(options, home);
  const json = 'json' in options && options.json;
  const zone = 'zone' in options ? options.zone : null;
  const text = formatAnswer(answer, { json, zone, now: Date.now() });
  return { text, complaint: text === '' ? describeNothing(answer) : null };
}
