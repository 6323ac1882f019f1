// Owns what is peculiar to the dates of feeds: zones by name, and dates without any.

import { parseWireTime } from '../wire-time.ts';

/** Names of zones that the engine does not know, with what they stand for. */
const OFFSETS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    WET: '+0000',
    WEST: '+0100',
    BST: '+0100',
    CET: '+0100',
    CEST: '+0200',
    EET: '+0200',
    EEST: '+0300',
    MSK: '+0300',
    IST: '+0530',
    HKT: '+0800',
    SGT: '+0800',
    JST: '+0900',
    KST: '+0900',
    AEST: '+1000',
    AEDT: '+1100',
    NZST: '+1200',
    NZDT: '+1300',
  }),
);

/** Epoch ms; null for what is no date. A date that names no zone is taken as UTC, as readers of feeds do. */
export function parseFeedDate(text: string | undefined): number | null {
  const date = (text ?? '').trim();
  const name = / ([A-Z]{3,4})$/u.exec(date)?.[1] ?? '';
  const offset = OFFSETS.get(name);
  return parseWireTime(offset === undefined ? date : `${date.slice(0, -name.length)}${offset}`, 0);
}
