// Owns a terminal without a window, to see what bytes look like on a screen: text and looks, cell by cell.

import xterm from '@xterm/headless';

export type HeadlessTerminal = {
  /** Draws the bytes before it returns. */
  write(bytes: string): void;
  resize(columns: number, rows: number): void;
  /** The text of each row, without the blanks at its end. */
  text(): readonly string[];
  /** Every cell of each row: its character, its width and its look. Rows that look alike are equal. */
  cells(): readonly (readonly string[])[];
  /** True when a row goes on in the next one. */
  wrapped(): boolean;
  /** What the terminal sent back: its answers. */
  answers(): string;
  dispose(): void;
};

export function createHeadlessTerminal(columns: number, rows: number): HeadlessTerminal {
  const terminal = new xterm.Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    logLevel: 'off',
  });
  const core = coreOf(terminal);
  let answers = '';
  terminal.onData((answer) => {
    answers += answer;
  });

  function lines() {
    const { active } = terminal.buffer;
    return Array.from({ length: terminal.rows }, (_, row) => active.getLine(active.baseY + row));
  }

  return {
    write: (bytes) => core.writeSync(bytes),
    resize: (nextColumns, nextRows) => terminal.resize(nextColumns, nextRows),
    text: () =>
      lines().map((line) => line?.translateToString(true, 0, terminal.cols).trimEnd() ?? ''),
    cells: () =>
      lines().map((line) =>
        Array.from({ length: terminal.cols }, (_, column) => lookOf(line?.getCell(column))),
      ),
    wrapped: () => lines().some((line) => line?.isWrapped === true),
    answers: () => answers,
    dispose: () => terminal.dispose(),
  };
}

/** The public write comes through timers, which would make thousands of frames slow. */
function coreOf(terminal: xterm.Terminal): { writeSync(bytes: string): void } {
  return (terminal as unknown as { _core: { writeSync(bytes: string): void } })._core;
}

type Cell = NonNullable<
  ReturnType<NonNullable<ReturnType<xterm.Terminal['buffer']['active']['getLine']>>['getCell']>
>;

function lookOf(cell: Cell | undefined): string {
  if (cell === undefined) return 'no cell';
  const flags = [
    cell.isBold() && 'bold',
    cell.isDim() && 'dim',
    cell.isItalic() && 'italic',
    cell.isUnderline() && 'underline',
    cell.isInverse() && 'inverse',
    cell.isStrikethrough() && 'strike',
  ].filter((flag) => flag);
  const text = cell.getWidth() === 0 ? '' : cell.getChars() || ' ';
  const colours = `${cell.getFgColorMode()}:${cell.getFgColor()}/${cell.getBgColorMode()}:${cell.getBgColor()}`;
  return `${text} ${cell.getWidth()} ${colours} ${flags.join(' ')}`;
}
