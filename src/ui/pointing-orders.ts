// Owns what a mouse does: the wheel scrolls, a click opens a link or puts a post on top. Knows no reports of terminals.

import { hrefAt } from '../layout/pointed.ts';
import type { Pointing } from '../terminal/pointing.ts';
import type { LinkOrders } from './link-orders.ts';
import { isTyping } from './reader.ts';
import type { Reading } from './reading.ts';

const WHEEL_ROWS = 3;

export function createPointingOrders(
  reading: Reading,
  links: Pick<LinkOrders, 'open'>,
): (pointing: Pointing) => void {
  function turn(direction: 'up' | 'down'): void {
    for (let row = 0; row < WHEEL_ROWS; row += 1)
      reading.obey(direction === 'up' ? 'row-up' : 'row-down');
  }

  function click(column: number, rowIndex: number): void {
    const row = reading.getScreen().rows[rowIndex];
    if (row === undefined) return;
    const href = hrefAt(row, column);
    if (href !== null) links.open(href);
    else if (row.blockId !== null) reading.goTo(row.blockId);
  }

  return (pointing) => {
    if (isTyping(reading.getReader())) return;
    if (pointing.kind === 'wheel') turn(pointing.direction);
    else click(pointing.column, pointing.row);
  };
}
