// Owns the list of characters that nothing from outside may bring to a reader's terminal, apart from the program's own list.

/** C0 but the line break, C1, what turns the direction of text or is not drawn, and halves of characters. */
export const HOSTILE_CHARACTER =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}\p{Cs}]/u;
