// Owns what a mouse does: the wheel scrolls, a click opens a link or puts a post on top. In a list a click chooses, and one on
// what is chosen opens it. Knows no reports of terminals.

import { hrefAt } from '../layout/pointed.ts';
import type { RailSubject, Row } from '../layout/row.ts';
import type { Pointing } from '../terminal/pointing.ts';
import type { Timer } from '../terminal/timer.ts';
import { createDoubleClick } from './double-click.ts';
import { choiceIn, choose } from './layers.ts';
import type { LinkOrders } from './link-orders.ts';
import { isTyping } from './reader.ts';
import type { Reading } from './reading.ts';

const WHEEL_ROWS = 3;

/** `turn`: to another story, by so many on, or back. */
export function createPointingOrders(
  reading: Reading,
  links: Pick<LinkOrders, 'open' | 'obey'>,
  turn: (by: number) => void,
  timer: Timer,
): (pointing: Pointing) => void {
  const isDouble = createDoubleClick(timer);

  function scroll(direction: 'up' | 'down'): void {
    for (let row = 0; row < WHEEL_ROWS; row += 1)
      reading.obey(direction === 'up' ? 'row-up' : 'row-down');
  }

  function click(column: number, rowIndex: number): void {
    const row = reading.getScreen().rows[rowIndex];
    const isSecond = isDouble(rowIndex);
    if (row === undefined) return;
    const { layer } = reading.getReader();
    if (row.choice !== undefined && choiceIn(layer) !== null)
      clickInList(isSecond ? choiceIn(layer) : row.choice);
    else if (row.rail !== undefined && column >= row.rail.from) clickInRail(row.rail.tells);
    else clickInText(row, column);
  }

  function clickInList(choice: number | null): void {
    const { layer } = reading.getReader();
    if (layer === null || choice === null) return;
    if (choice !== choiceIn(layer)) reading.show(choose(layer, choice));
    else if (!links.obey('open')) reading.obey('open');
  }

  function clickInRail(subject: RailSubject | null): void {
    if (subject?.kind === 'block') reading.goTo(subject.id);
    if (subject?.kind === 'story' && subject.by !== 0) turn(subject.by);
  }

  function clickInText(row: Row, column: number): void {
    const href = hrefAt(row, column);
    if (href !== null) links.open(href);
    else if (row.blockId !== null) reading.goTo(row.blockId);
  }

  return (pointing) => {
    if (isTyping(reading.getReader())) return;
    if (pointing.kind === 'wheel') scroll(pointing.direction);
    else click(pointing.column, pointing.row);
  };
}
