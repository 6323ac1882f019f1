// Owns what is done with addresses: opened where there is a browser, shown in full where there is none, copied. Knows what
// the reader points at; what opens and what copies is given.

import type { ShownAddress } from '../layout/link-rows.ts';
import { blockAt } from '../layout/timeline.ts';
import type { Block } from '../model/block.ts';
import { linksOfBlock } from '../model/links.ts';
import { type KeyBindings, OWN_KEYS } from './key-bindings.ts';
import type { Command } from './keymap.ts';
import { linkIndexOf } from './numbered-links.ts';
import { isTyping } from './reader.ts';
import type { Reading } from './reading.ts';

/** Hands an address to the reader's own browser. */
export type Opener = {
  /** Why it cannot be done from here, a sentence; null when it can be tried. */
  readonly whyNot: string | null;
  /** Resolves with null once it is under way, else with a sentence about why it failed. Never rejects. */
  readonly open: (url: string) => Promise<string | null>;
};

/** Hands a text to the clipboard of the reader's own terminal; false when it is too long for one. Never rejects. */
export type Copy = (text: string) => Promise<boolean>;

export type LinkOrdersOptions = {
  readonly reading: Reading;
  readonly opener: Opener;
  readonly copy: Copy;
  /** The reader's own; left out for the program's. */
  readonly keys?: KeyBindings;
  /** A fault of ours. */
  readonly onFault: (error: unknown) => void;
};

export type LinkOrders = {
  /** True when the command was about addresses: then it is seen to. */
  readonly obey: (command: Command) => boolean;
  /** Opens an address that was pointed at. */
  readonly open: (url: string) => void;
};

type Target = Pick<ShownAddress, 'heading' | 'url'>;

const THE_POST = 'The post';

export function createLinkOrders(options: LinkOrdersOptions): LinkOrders {
  const { reading, opener, copy, onFault, keys = OWN_KEYS } = options;

  async function open({ heading, url }: Target): Promise<void> {
    if (opener.whyNot !== null) return show({ heading, url }, opener.whyNot);
    reading.say(`opening ${url}`);
    const failure = await opener.open(url);
    if (failure !== null) await show({ heading, url }, failure);
  }

  /** Where nothing opens it, the address is the reader's to take. */
  async function show({ heading, url }: Target, why: string): Promise<void> {
    const isCopied = await copy(url);
    // A reader who has gone on to type is not interrupted.
    if (isTyping(reading.getReader())) return reading.say(why);
    const words = [
      why,
      ...(isCopied ? ['It was sent to the clipboard of your terminal, which may refuse it.'] : []),
      keys.spell('{close} goes back.'),
    ];
    reading.show({ kind: 'address', scroll: 0, heading, url, words });
  }

  async function copyText(text: string, name: string): Promise<void> {
    const isCopied = await copy(text);
    reading.say(
      isCopied ? `sent to the clipboard: ${name}` : `too long to copy: ${kilobytes(text)} kB`,
    );
  }

  async function copyBlock(block: Block): Promise<void> {
    const { markdownOfBlock } = await import('../model/markdown.ts');
    await copyText(markdownOfBlock(block), 'the post as Markdown');
  }

  function begin(act: Promise<void>): void {
    act.catch(onFault);
  }

  /** What is done with the address that a command means, or said when it means none. */
  function withTarget(target: Target | null, act: (target: Target) => Promise<void>): true {
    if (target === null) reading.say('there is no such address here');
    else begin(act(target));
    return true;
  }

  const copyTarget = ({ url }: Target) => copyText(url, url);

  return {
    open: (url) => begin(open({ heading: 'The link', url })),
    obey(command) {
      const number = linkIndexOf(command);
      if (number >= 0) return withTarget(linkAt(reading, number), open);
      switch (command) {
        case 'open':
          return isChoosing(reading) && withTarget(chosenIn(reading), open);
        case 'open-post':
          return withTarget(chosenIn(reading) ?? permalinkIn(reading), open);
        case 'open-first-link':
          return withTarget(linkAt(reading, 0), open);
        case 'copy-link':
          return withTarget(chosenIn(reading) ?? permalinkIn(reading), copyTarget);
        case 'copy-post': {
          const block = blockIn(reading);
          if (block !== null) begin(copyBlock(block));
          return true;
        }
        default:
          return false;
      }
    },
  };
}

function kilobytes(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 1000);
}

function isChoosing(reading: Reading): boolean {
  return reading.getReader().layer?.kind === 'links';
}

/** What is chosen in the list of links, or shown in full. */
function chosenIn(reading: Reading): Target | null {
  const { layer } = reading.getReader();
  if (layer?.kind === 'address') return layer;
  return layer?.kind === 'links' ? targetOf(layer.links[layer.cursor]) : null;
}

function linkAt(reading: Reading, index: number): Target | null {
  const { layer } = reading.getReader();
  const block = blockIn(reading);
  const links = layer?.kind === 'links' ? layer.links : block === null ? [] : linksOfBlock(block);
  return targetOf(links[index]);
}

function targetOf(
  link: { readonly text: string; readonly url: string } | undefined,
): Target | null {
  return link === undefined ? null : { heading: link.text, url: link.url };
}

function permalinkIn(reading: Reading): Target | null {
  const url = blockIn(reading)?.url ?? null;
  return url === null ? null : { heading: THE_POST, url };
}

/** The block on top, in the timeline or in what is played over it. */
function blockIn(reading: Reading): Block | null {
  const screen = reading.getScreen();
  const { scene, view } = screen.playing ?? screen;
  return blockAt(scene.timeline, view.place.index) ?? null;
}
