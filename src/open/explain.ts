// Owns `--explain`: what was found at an address, what was tried, which source was chosen and why. Follows nothing.

import { codeOfFault, EXIT, type ExitCode } from '../config/exit-codes.ts';
import type { FollowingOptions } from '../config/options.ts';
import type { DetectionStep } from '../follow/detect.ts';
import { explainFault } from '../model/advice.ts';
import { describeFaultBriefly } from '../model/errors.ts';
import { plainText } from '../model/plain-text.ts';
import type { Finding, SourceAdapter } from '../source/adapter.ts';
import { selectCounts } from '../state/selectors.ts';
import type { State } from '../state/state.ts';
import { openAddress } from './open-address.ts';
import { NO_ARCHIVE } from './reader-archive.ts';

/** Writes a line for each step as it happens, then the verdict; none when `signal` aborts. */
export async function explainAddress(
  url: string,
  options: Pick<FollowingOptions, 'source' | 'intervalMs'>,
  userAgent: string,
  write: (line: string) => void,
  signal: AbortSignal,
): Promise<ExitCode> {
  let tried = 0;
  const story = openAddress(url, options, userAgent, NO_ARCHIVE, (step) => {
    if (step.kind === 'tried') tried += 1;
    for (const line of linesOf(step)) write(line);
  });
  try {
    const ending = await story.session.open(signal);
    if (ending !== null && 'fault' in ending) {
      write(`nothing can be followed: ${explainFault(ending.fault)}`);
      return codeOfFault(ending.fault);
    }
    if (signal.aborted) return EXIT.interrupt;
    for (const line of verdictOf(story.store.getState(), tried)) write(line);
    return EXIT.done;
  } finally {
    await story.close();
  }
}

function linesOf(step: DetectionStep): readonly string[] {
  switch (step.kind) {
    case 'located': {
      const { adapter, address } = step.selection;
      return [`${adapter.name}: the address itself names a story, ${address.pageUrl}`];
    }
    case 'fetched': {
      const { document, url } = step;
      const type = document.contentType ?? 'unnamed content';
      return [
        `fetched ${plainText(url)}: ${document.body.length} characters of ${plainText(type)}`,
      ];
    }
    case 'found':
      return [
        `found ${step.adapter.name}: ${wordsOfFinding(step.finding)}${caution(step.adapter)}`,
      ];
    case 'failed':
      return [`could not look at ${plainText(step.url)}: ${describeFaultBriefly(step.fault)}`];
    case 'tried': {
      const { adapter, address } = step.selection;
      // A fragment of an endpoint is a note of the adapter's to itself.
      const where = plainText((address.endpoint ?? address.pageUrl).replace(/#.*$/su, ''));
      const came = step.fault === null ? 'read' : describeFaultBriefly(step.fault);
      return [`tried ${adapter.name} at ${where}: ${came}`];
    }
  }
}

/** What is known of the form only from others is said, so that nobody wonders at a gap. */
function caution({ evidence }: SourceAdapter): string {
  return evidence === 'captured' ? '' : ' (its form is inferred: no real answer was at hand)';
}

function wordsOfFinding(finding: Finding): string {
  const evidence = plainText(finding.evidence);
  if (finding.kind === 'story') return evidence;
  if (finding.kind === 'look') return `${evidence}, which leads to ${plainText(finding.url)}`;
  const title = finding.title === null ? '' : ` "${plainText(finding.title)}"`;
  return `${evidence}: ${plainText(finding.url)}${title}; offered, not followed, since it may hold other things`;
}

function verdictOf(state: State, tried: number): readonly string[] {
  const { header } = state;
  const { known, key, total } = selectCounts(state);
  const source = header?.source ?? 'unknown';
  const why =
    tried === 1 ? 'it tells most of what was found' : 'those that tell more could not be read';
  const of = total === null || total === known ? '' : ` of ${total}`;
  return [
    `chosen ${source}: ${why}`,
    `story  ${header === null ? 'without a title' : header.title}`,
    `posts  ${known}${of}, ${key} of them key events; ${STATUS_WORDS[header?.status ?? 'unknown']}`,
  ];
}

const STATUS_WORDS = {
  live: 'the story is live',
  ended: 'the story has ended',
  unknown: 'whether the story is live is not said',
} as const;
