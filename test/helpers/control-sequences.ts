// Owns the reading of a stream of bytes as a terminal reads it, and for each kind of terminal the list of all that it may be
// sent beside text.

import type { Dialect } from '../../src/terminal/dialect.ts';

/** Strings (OSC, DCS, APC, PM, SOS) with their end, CSI, other escapes, single controls; each as far as it is whole. */
const SEQUENCES =
  /\u001b[\]P_^X][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b\[[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]|[\u0000-\u001f\u007f-\u009f]/gu;

/** Next line, index and reverse index; moves, erases, regions; going on without wrapping; the question after a frame. */
const EVERYWHERE = String.raw`\r|\u0008|\u001b[DEM]|\u001b\[[\d;]*[HCKJr]|\u001b\[\?7[hl]|\u001b\[5n`;

const ALLOWED: Record<Dialect, RegExp> = {
  // No attribute is taken off one by one: 22 to 29, 39 and 49 are not known.
  vt100: new RegExp(
    String.raw`^(?:${EVERYWHERE}|\u001b\[(?![\d;]*\b(?:2[2-9]|39|49)\b)[\d;]*m)$`,
    'u',
  ),
  console: new RegExp(String.raw`^(?:${EVERYWHERE}|\u001b\[[\d;]*[mLM]|\u001b\[\?25[hl])$`, 'u'),
  // And links, and a window's title with its place to be kept in.
  xterm: new RegExp(
    String.raw`^(?:${EVERYWHERE}|\u001b\[[\d;]*[mLM]|\u001b\[\?(?:(?:25|1049|2004|1004|2026)[hl]|100[06]l)|\u001b\[2[23];\d(?:;\d)?t|\u001b\](?:8;[^;]*;(?:https?://[!-~]*)?|[02];[^\u0000-\u001f]*)(?:\u0007|\u001b\\))$`,
    'u',
  ),
};

/** What a terminal of this kind must not be sent, as it stands in the stream; none is right. */
export function strangersIn(stream: string, dialect: Dialect): readonly string[] {
  return [...new Set(stream.match(SEQUENCES) ?? [])].filter((one) => !ALLOWED[dialect].test(one));
}

/** What is left of a stream without its sequences. */
export function textIn(stream: string): string {
  return stream.replace(SEQUENCES, '');
}

/** How a stream leaves the terminal: the private modes that it named, and the last region, look and link that it set. */
export function finalModes(stream: string): {
  readonly modes: ReadonlyMap<string, boolean>;
  readonly region: string;
  readonly look: string;
  readonly link: string;
} {
  const sequences = stream.match(SEQUENCES) ?? [];
  const last = (pattern: RegExp) => sequences.findLast((one) => pattern.test(one)) ?? '';
  const modes = sequences.flatMap((one) => {
    const [, mode, way] = /^\u001b\[\?(\d+)([hl])$/u.exec(one) ?? [];
    return mode === undefined ? [] : [[mode, way === 'h'] as const];
  });
  return {
    modes: new Map(modes),
    region: last(/^\u001b\[[\d;]*r$/u),
    look: last(/^\u001b\[[\d;]*m$/u),
    link: /^\u001b\]8;[^;]*;(.*?)(?:\u0007|\u001b\\)?$/u.exec(last(/^\u001b\]8;/u))?.[1] ?? '',
  };
}
