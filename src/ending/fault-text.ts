// Owns what a report of a fault says, and what it must not: nothing of a story, of an address or of a key gets into it. Pure.

export type FaultSetting = {
  readonly version: string;
  /** Epoch ms. */
  readonly at: number;
  /** How long the program had run, ms. */
  readonly ranMs: number;
  /** Node's version, the platform and the like: nothing of the reader's. */
  readonly machine: string;
  readonly terminal: string;
  readonly command: string;
  /** The reader's own folder, which stands in the paths of stack traces; null where there is none. */
  readonly userHome: string | null;
};

const FIRST_LINE = 'A fault of teleprinter';
const UNTOLD = 'The reader has not been told of it at the next start yet.';

/** The whole report. */
export function formatFaultReport(fault: unknown, setting: FaultSetting): string {
  const lines = [
    FIRST_LINE,
    UNTOLD,
    '',
    'This holds no text of any story, no address and no key: it can be sent to whoever is to mend it.',
    '',
    `version   ${setting.version}`,
    `machine   ${setting.machine}`,
    `terminal  ${setting.terminal}`,
    `command   ${setting.command}`,
    `when      ${new Date(setting.at).toISOString()}, after ${Math.round(setting.ranMs / 1000)} s`,
    '',
    ...linesOfFault(fault, 0),
  ];
  const text = `${lines.join('\n')}\n`;
  return setting.userHome === null ? text : text.replaceAll(setting.userHome, '~');
}

/** The report as it stands once the reader has been told; null for one of which they have, and for another text. */
export function toldReport(text: string): string | null {
  const untold = `${FIRST_LINE}\n${UNTOLD}\n`;
  return text.startsWith(untold) ? `${FIRST_LINE}\n${text.slice(untold.length)}` : null;
}

/** Causes of causes are told no further than this. */
const MOST_CAUSES = 3;

function linesOfFault(fault: unknown, depth: number): readonly string[] {
  const word = depth === 0 ? 'fault' : 'cause';
  if (!(fault instanceof Error))
    return [`${word}     what was thrown is no error (${typeof fault})`];
  const own = [`${word}     ${nameOf(fault)}${messageOf(fault)}`, ...framesOf(fault)];
  if (fault.cause === undefined || depth === MOST_CAUSES) return own;
  return [...own, ...linesOfFault(fault.cause, depth + 1)];
}

function nameOf({ name }: Error): string {
  return /^\w{1,60}$/u.test(name) ? name : 'Error';
}

/** The engine's own words, as far as they quote no value: any value may be text of a story. */
const ENGINES_WORDS =
  /^(?:Cannot (?:read|set) properties of (?:undefined|null)|Maximum call stack size exceeded|Invalid (?:array|string) length|Invalid time value|Assignment to constant variable)/u;

function messageOf(fault: Error): string {
  const words = ENGINES_WORDS.exec(fault.message)?.[0];
  if (words !== undefined) return `: ${words}`;
  const code = 'code' in fault ? String(fault.code) : '';
  return /^[A-Z][A-Z0-9_]{1,60}$/u.test(code) ? ` (${code})` : '';
}

/** A line of a stack trace: what was called, and where in the program that stands. */
const FRAME =
  /^ {4}at (?:[\w$.<>#[\] ]{1,120} \()?(?:file:\/\/|node:)?[^\s():]{1,300}:\d+:\d+\)?$/u;

const MOST_FRAMES = 30;

/** The message, which the trace begins with, may hold lines that look like any other. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const start = stack.indexOf(message);
  const rest = start < 0 ? '' : stack.slice(start + message.length);
  return rest
    .split('\n')
    .filter((line) => FRAME.test(line))
    .slice(0, MOST_FRAMES);
}
