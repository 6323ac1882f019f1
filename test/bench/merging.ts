// Owns the rows about merging, in this process: a snapshot that changes nothing, and a long story from nothing.

import type { Update } from '../../src/model/update.ts';
import { FILE_CONTEXT } from '../../src/source/adapter.ts';
import { guardian } from '../../src/source/guardian/guardian.ts';
import { initialState } from '../../src/state/initial-state.ts';
import { reduce } from '../../src/state/reduce.ts';
import type { State } from '../../src/state/state.ts';
import { compared, type Result } from './result.ts';
import { makeStory } from './story.ts';

const THEN = Date.UTC(2026, 4, 4, 12);
const peer = 'JSON.parse of the same bytes';

function timed(task: () => unknown): number {
  const startedAt = performance.now();
  task();
  return performance.now() - startedAt;
}

const receive = (state: State, update: Update): State =>
  reduce(state, { type: 'update-received', update, receivedAt: THEN, cause: 'poll' });

type Comparison = { readonly body: string; readonly rounds: number; readonly before: State };

/** Merging what was parsed anew each time, so that nothing is told equal by being the same object. */
function measure({ body, rounds, before }: Comparison) {
  const [merged, read, parsed]: [number[], number[], number[]] = [[], [], []];
  // Half as many again, and those first ones not counted: they warm the compiler up.
  for (let round = -rounds / 2; round < rounds; round += 1) {
    const parsing = timed(() => JSON.parse(body));
    let update: Update | null = null;
    const reading = timed(() => {
      update = guardian.parse(body, FILE_CONTEXT);
    });
    const news = update ?? guardian.parse(body, FILE_CONTEXT);
    const merging = timed(() => receive(before, news));
    if (round < 0) continue;
    parsed.push(parsing);
    merged.push(merging);
    read.push(reading + merging);
  }
  return { merged, read, parsed };
}

export async function merging(): Promise<readonly Result[]> {
  const start = initialState(THEN);
  const page = makeStory(150, THEN);
  const held = receive(start, guardian.parse(page, FILE_CONTEXT));
  const again = measure({ body: page, rounds: 60, before: held });
  const whole = measure({ body: makeStory(10_000, THEN), rounds: 8, before: start });
  const size = `${Math.round(page.length / 1000)} kB`;
  return [
    compared({
      row: `merge an unchanged snapshot, ${size}`,
      unit: 'ms',
      ours: again.merged,
      theirs: again.parsed,
      peer,
      limit: 1.5,
    }),
    compared({
      row: 'the same with reading it',
      unit: 'ms',
      ours: again.read,
      theirs: again.parsed,
      peer,
      limit: null,
    }),
    compared({
      row: 'merge 10,000 blocks from nothing',
      unit: 'ms',
      ours: whole.merged,
      theirs: whole.parsed,
      peer,
      limit: 2.5,
    }),
    compared({
      row: 'the same with reading them',
      unit: 'ms',
      ours: whole.read,
      theirs: whole.parsed,
      peer,
      limit: null,
    }),
  ];
}
