// Owns the options of a story that is played, the bundled one or one that was kept: how fast, from where, and of the first
// what goes wrong meanwhile.

import type { CommandName } from './commands.ts';
import { amount, choice, flag, name, since } from './option-kinds.ts';
import type { Option } from './option-row.ts';

export type DemoChoices = {
  /** How many times faster than it happened. */
  readonly speed: number;
  readonly from: 'start' | 'middle' | 'end';
  /** Begins the story anew instead of going on where it was left. */
  readonly restart: boolean;
  /** Name of a fault for the replay server to play, or "list"; whoever knows the faults checks it. */
  readonly fault: string | null;
};

const DEMO: readonly CommandName[] = ['demo'];
const PLAYED: readonly CommandName[] = [...DEMO, 'replay'];

export const DEMO_OPTIONS = {
  speed: {
    name: 'speed',
    takes: amount('N', 100_000, 60),
    summary: 'Play N times as fast as it happened.',
    group: 'demo',
    commands: PLAYED,
  },
  at: {
    name: 'at',
    takes: { ...since, placeholder: 'TIME' },
    summary:
      'Show it as it stood at this time (14:30, 2024-06-19T14:30) or so long ago (2h). With --speed it is played from there.',
    group: 'demo',
    commands: ['replay'],
  },
  from: {
    name: 'from',
    takes: choice(['start', 'middle', 'end'], 'middle'),
    summary: 'Where in the story to begin, anew. Without it the story goes on where it was left.',
    group: 'demo',
    commands: DEMO,
  },
  restart: {
    name: 'restart',
    takes: flag,
    summary: 'Begin the story anew.',
    group: 'demo',
    commands: DEMO,
  },
  fault: {
    name: 'fault',
    takes: name('NAME'),
    summary: 'Make the server misbehave, to see what happens; --fault list names the ways.',
    group: 'demo',
    commands: DEMO,
  },
} as const satisfies Record<string, Option<unknown>>;
