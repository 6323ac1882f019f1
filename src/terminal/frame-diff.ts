// Owns the bytes that turn one frame on the screen into the next. Pure: knows cells and rows, no stream and no time.

export type Frame = { readonly columns: number; readonly lines: readonly string[] };

/** What a terminal shows and where its cursor, style and margins stand; undefined where that is not known. */
export type Shown = { readonly frame: Frame };

export type Drawing = { readonly bytes: string; readonly shown: Shown };

/** Rows of one frame, exactly as many as the screen has. */
export function toFrame(text: string, columns: number, rows: number): Frame {
  const lines = text.split('\n').slice(0, rows);
  return { columns, lines: [...lines, ...Array.from({ length: rows - lines.length }, () => '')] };
}

/** A screen that was just entered: blank, plain, cursor at its start. */
export function blankScreen(columns: number, rows: number): Shown {
  return { frame: toFrame('', columns, rows) };
}

/** The fewest bytes we know of that make the terminal show the frame. Without `shown`, whatever it shows now. */
export function drawingOf(shown: Shown | undefined, frame: Frame): Drawing {
  const changed = frame.lines.flatMap((line, row) =>
    shown?.frame.lines[row] === line ? [] : `\u001b[${row + 1}H${line}\u001b[m\u001b[K`,
  );
  return { bytes: changed.join(''), shown: { frame } };
}
