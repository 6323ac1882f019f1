// Owns where the past of an opened story is looked up: in the archive, or where nothing is kept in what this session saw;
// for a story of several in all of them.

import type { Archive } from '../archive/archive.ts';
import type { Origin } from '../archive/content.ts';
import type { Reading, StoryHistory } from '../state/reading.ts';
import { createSessionHistory } from '../state/session-history.ts';
import { blockOfBranch, idOfBranch, idsOfBranch } from '../state/several.ts';
import type { Store } from '../state/store.ts';

/** Runs what needs the archive and the story's row in it; null where either is not to be had. */
type AskStory = <T>(task: (archive: Archive, row: number) => T) => T | null;

export function createKeptHistory(ask: AskStory, origin: Origin): StoryHistory {
  return {
    readingsOf: (id) => ask((archive, row) => archive.loadReadingsOf(row, id, origin)) ?? [],
    changedReadings: () => ask((archive, row) => archive.loadChangedReadings(row, origin)) ?? [],
    allReadings: () => ask((archive, row) => archive.loadReadings(row, origin)) ?? [],
    headings: () => ask((archive, row) => archive.loadHeadings(row, origin)) ?? [],
  };
}

/** `kept`: null where nothing is. `storyNow`: epoch ms of the story's own time. */
export function historyOf(
  kept: StoryHistory | null,
  store: Store,
  storyNow: () => number,
): StoryHistory {
  return kept ?? createSessionHistory(store, storyNow);
}

export type BranchHistory = { readonly label: string; readonly history: StoryHistory };

/** Of a story of several: their readings under the ids that they have in the whole. */
export function joinHistories(
  branches: readonly BranchHistory[],
  store: Pick<Store, 'getState'>,
): StoryHistory {
  const all = (list: (history: StoryHistory) => readonly Reading[]) =>
    branches
      .flatMap((branch, index) => list(branch.history).map((one) => inWhole(one, branch, index)))
      .sort((a, b) => a.at - b.at);
  return {
    readingsOf: (id) =>
      all((history) => {
        const index = branches.findIndex((branch) => branch.history === history);
        return idsOfBranch([id], index).flatMap(history.readingsOf);
      }),
    changedReadings: () => all((history) => history.changedReadings()),
    allReadings: () => all((history) => history.allReadings()),
    // What the whole is called does not change.
    headings() {
      const { header } = store.getState();
      return header === null ? [] : [{ at: 0, header }];
    },
  };
}

function inWhole(reading: Reading, { label }: BranchHistory, index: number): Reading {
  const { block } = reading.record;
  const whole = block === null ? null : blockOfBranch(block, index, label);
  return {
    ...reading,
    id: idOfBranch(reading.id, index),
    record: { ...reading.record, block: whole },
  };
}
