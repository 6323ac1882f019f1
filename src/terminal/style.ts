// Owns how a cell looks, and the shortest bytes that turn one look into another. Knows SGR and links, nothing of cells.

import { linkTo } from './osc.ts';

/** One look. `fg` and `bg` are SGR parameters ("31", "38;5;208") or "" for the terminal's own; `link` an address or "". */
export type Style = {
  readonly bold: boolean;
  readonly dim: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
  readonly strike: boolean;
  readonly fg: string;
  readonly bg: string;
  readonly link: string;
};

export const PLAIN: Style = {
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  inverse: false,
  strike: false,
  fg: '',
  bg: '',
  link: '',
};

type Flag = 'bold' | 'dim' | 'italic' | 'underline' | 'inverse' | 'strike';

/** SGR codes that switch each attribute on and off. Bold and dim share one code for off. */
const FLAGS: readonly { readonly flag: Flag; readonly on: string; readonly off: string }[] = [
  { flag: 'bold', on: '1', off: '22' },
  { flag: 'dim', on: '2', off: '22' },
  { flag: 'italic', on: '3', off: '23' },
  { flag: 'underline', on: '4', off: '24' },
  { flag: 'inverse', on: '7', off: '27' },
  { flag: 'strike', on: '9', off: '29' },
];

export function isSameStyle(a: Style, b: Style): boolean {
  return (
    a === b ||
    (a.fg === b.fg &&
      a.bg === b.bg &&
      a.link === b.link &&
      FLAGS.every(({ flag }) => a[flag] === b[flag]))
  );
}

/** The style after an SGR sequence with the given parameters ("1;31"); unknown parameters change nothing. */
export function applySgr(style: Style, parameters: string): Style {
  const codes = parameters === '' ? ['0'] : parameters.split(';');
  let next = style;
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? '';
    if (code === '38' || code === '48') {
      const length = codes[index + 1] === '5' ? 3 : 5;
      const colour = codes.slice(index, index + length).join(';');
      next = code === '38' ? { ...next, fg: colour } : { ...next, bg: colour };
      index += length - 1;
    } else {
      next = applyCode(next, code);
    }
  }
  return next;
}

function applyCode(style: Style, code: string): Style {
  const number = Number(code);
  if (number === 0) return { ...PLAIN, link: style.link };
  if (number === 22) return { ...style, bold: false, dim: false };
  const on = FLAGS.find((entry) => entry.on === code);
  if (on !== undefined) return { ...style, [on.flag]: true };
  const off = FLAGS.find((entry) => entry.off === code);
  if (off !== undefined) return { ...style, [off.flag]: false };
  if (number === 39) return { ...style, fg: '' };
  if (number === 49) return { ...style, bg: '' };
  if ((number >= 30 && number <= 37) || (number >= 90 && number <= 97))
    return { ...style, fg: code };
  if ((number >= 40 && number <= 47) || (number >= 100 && number <= 107))
    return { ...style, bg: code };
  return style;
}

/**
 * The fewest bytes that turn what is written next from `from` into `to`; "" when they are the same. `canDrop`: the terminal
 * takes off one attribute and leaves the others.
 */
export function bytesBetweenStyles(from: Style, to: Style, canDrop = true): string {
  if (from === to) return '';
  const link = from.link === to.link ? '' : linkTo(to.link);
  return sgrBetween(from, to, canDrop) + link;
}

function sgrBetween(from: Style, to: Style, canDrop: boolean): string {
  const off = codesOff(from, to);
  const step = [...off, ...codesOn(from, to)];
  if (step.length === 0) return '';
  const fresh = codesOn(PLAIN, to);
  const stepped = `\u001b[${step.join(';')}m`;
  const reset = fresh.length === 0 ? '\u001b[m' : `\u001b[0;${fresh.join(';')}m`;
  const isStep = off.length === 0 || canDrop;
  return isStep && stepped.length <= reset.length ? stepped : reset;
}

function codesOff(from: Style, to: Style): string[] {
  const codes = FLAGS.filter(({ flag }) => from[flag] && !to[flag]).map(({ off }) => off);
  if (from.fg !== '' && to.fg === '') codes.push('39');
  if (from.bg !== '' && to.bg === '') codes.push('49');
  return [...new Set(codes)];
}

function codesOn(from: Style, to: Style): string[] {
  const weightLost = (from.bold && !to.bold) || (from.dim && !to.dim);
  const codes = FLAGS.filter(
    ({ flag, off }) => to[flag] && (!from[flag] || (weightLost && off === '22')),
  ).map(({ on }) => on);
  if (to.fg !== '' && to.fg !== from.fg) codes.push(to.fg);
  if (to.bg !== '' && to.bg !== from.bg) codes.push(to.bg);
  return codes;
}
