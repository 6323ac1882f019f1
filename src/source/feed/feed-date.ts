// Owns what is peculiar to the dates of feeds: those without any zone.

import { parseWireTime } from '../wire-time.ts';

/** Epoch ms; null for what is no date. A date that names no zone is taken as UTC, as readers of feeds do. */
export function parseFeedDate(text: string | undefined): number | null {
  return parseWireTime(text, 0);
}
