// Owns the commands that name a link by its number. One row of the table of keys stands for all of them: its first key
// for the first link, and so on.

export type NumberedLink = `link-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

export const NUMBERED_LINKS: readonly NumberedLink[] = [
  'link-1',
  'link-2',
  'link-3',
  'link-4',
  'link-5',
  'link-6',
  'link-7',
  'link-8',
  'link-9',
];

/** Counted from 0; -1 for a command that names no link. */
export function linkIndexOf(command: string): number {
  const names: readonly string[] = NUMBERED_LINKS;
  return names.indexOf(command);
}
