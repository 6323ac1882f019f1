// Owns how addresses and durations read on a row.

import type { GlyphSet } from './glyphs.ts';
import { truncate } from './text-width.ts';

/** Longer ones are cut: the whole address is in the link itself, and can be copied. */
const SHOWN_COLUMNS = 120;

/** The address in full, but for one that would fill the screen. */
export function showAddress(url: string, glyphs: GlyphSet): string {
  return truncate(glyphs.spell(url), SHOWN_COLUMNS, glyphs.ellipsis);
}

/** Host and path alone: "youtu.be/abc". */
export function showHostAndPath(url: string, glyphs: GlyphSet): string {
  if (!URL.canParse(url)) return showAddress(url, glyphs);
  const { pathname, search } = new URL(url);
  return showAddress(hostOf(url) + pathname.replace(/\/$/u, '') + search, glyphs);
}

/** The host without its "www."; "" for what is no address. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./u, '') : '';
}

/** "2:22", or "1:02:22" from an hour on. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 60) % 60, whole % 60];
  if (whole < 3600) return `${parts[0]}:${String(parts[1]).padStart(2, '0')}`;
  return [Math.floor(whole / 3600), ...parts.map((part) => String(part).padStart(2, '0'))].join(
    ':',
  );
}
