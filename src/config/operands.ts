// Owns what may stand on the command line beside the options: the command, then what it works on.

import { safeUrl } from '../model/plain-text.ts';
import { COMMANDS, type CommandName } from './commands.ts';
import { nearest } from './nearest.ts';
import { type Parsed, quoted } from './option-kinds.ts';

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** A host name and a path, written without the scheme: "www.example.org/live". */
const BARE_ADDRESS = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?\/./i;

/** The addresses among the operands, the word for the command taken off. The reason of a refusal is a whole sentence. */
export function parseOperands(
  operands: readonly string[],
  command: CommandName,
  isFile: (path: string) => boolean,
): Parsed<readonly string[]> {
  const rest = operands[0] === command ? operands.slice(1) : operands;
  const [first] = rest;
  if (first === undefined) return { ok: true, value: [] };
  if (command === 'demo') {
    return refuse(`the bundled story needs no address; leave out ${quoted(first)}.`);
  }
  const addresses: string[] = [];
  for (const operand of rest) {
    const address = parseAddress(operand, isFile);
    if (!address.ok) return address;
    addresses.push(address.value);
  }
  if (command === 'live') return parseListUrl(addresses);
  const file = addresses.find((address) => !SCHEME.test(address));
  return addresses.length > 1 && file !== undefined
    ? refuse(`a file is read alone; leave out ${quoted(file)}, or the rest.`)
    : { ok: true, value: [...new Set(addresses)] };
}

/** One address of a page at most. */
function parseListUrl(addresses: readonly string[]): Parsed<readonly string[]> {
  const strange = addresses.find((address, index) => index > 0 || !SCHEME.test(address));
  if (strange === undefined) return { ok: true, value: addresses };
  return refuse(`what is live stands on one page at an address; leave out ${quoted(strange)}.`);
}

function parseAddress(text: string, isFile: (path: string) => boolean): Parsed<string> {
  if (SCHEME.test(text)) {
    const url = safeUrl(text);
    return url === null
      ? refuse(`${quoted(text)} is not an address that starts with https:// or http://.`)
      : { ok: true, value: url };
  }
  if (text !== '' && isFile(text)) return { ok: true, value: text };
  return refuse(notAnAddress(text));
}

function notAnAddress(text: string): string {
  if (text === '') return 'the address is empty.';
  if (BARE_ADDRESS.test(text)) {
    return `there is no file ${quoted(text)}; if it is an address, write ${quoted(`https://${text}`)}.`;
  }
  const commands = COMMANDS.map((command) => command.name);
  const meant = nearest(text, commands);
  return meant === null
    ? `there is no file ${quoted(text)}; give an address that starts with https://, or a file.`
    : `there is no file or command ${quoted(text)}; did you mean ${meant}?`;
}

function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason };
}
