// Owns the moves that keep close to where the reader is, by the commands that ask for them.

import {
  headAbove,
  headBelow,
  type Move,
  nextBlock,
  previousBlock,
  scrollHalfPage,
  scrollPage,
  scrollRows,
} from '../layout/moves.ts';
import type { Command } from './keymap.ts';

export const STEPS: Partial<Record<Command, Move>> = {
  'next-block': nextBlock,
  'previous-block': previousBlock,
  'head-below': headBelow,
  'head-above': headAbove,
  'row-down': (viewport, scene) => scrollRows(viewport, scene, 1),
  'row-up': (viewport, scene) => scrollRows(viewport, scene, -1),
  'page-down': (viewport, scene) => scrollPage(viewport, scene, 'down'),
  'page-up': (viewport, scene) => scrollPage(viewport, scene, 'up'),
  'half-page-down': (viewport, scene) => scrollHalfPage(viewport, scene, 'down'),
  'half-page-up': (viewport, scene) => scrollHalfPage(viewport, scene, 'up'),
};
