// Owns the names that zones go by at the end of a date, for those that stand for one offset wherever newsrooms use them.

const OFFSETS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    PST: '-0800',
    PDT: '-0700',
    MST: '-0700',
    MDT: '-0600',
    CST: '-0600',
    CDT: '-0500',
    EST: '-0500',
    EDT: '-0400',
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

/** The date with the offset in the place of its zone's name; as it was where it ends in none that is known. */
export function withOffset(date: string): string {
  const name = /[\s\d]([A-Z]{3,4})$/u.exec(date)?.[1] ?? '';
  const offset = OFFSETS.get(name);
  return offset === undefined ? date : `${date.slice(0, -name.length).trimEnd()} ${offset}`;
}
