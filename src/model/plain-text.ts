// Owns the rule that remote text is hostile: what leaves here holds no control, no escape, no bidi control.
// Called on every string that enters the model, and on any that reaches a terminal by another way.

/**
 * C0 and C1 controls but line feed; delete; bidi embeddings, overrides, isolates and marks; line and paragraph
 * separators; the interlinear and tag characters that terminals draw as nothing; lone surrogates; the byte order mark.
 */
const HOSTILE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}\p{Cs}]/gu;

/**
 * Text without controls, on any number of lines: tabs and vertical separators become a space or a line break, other
 * controls vanish. Line feeds stay. Idempotent.
 */
export function stripControls(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/[\t\v\f]/gu, ' ')
    .replace(HOSTILE, '');
}

/** `stripControls`, and on one line: line feeds become spaces. */
export function plainText(text: string): string {
  return stripControls(text).replace(/\n+/gu, ' ');
}

/** An absolute http or https address in its normal form, or null for any other scheme or for what is no address. */
export function safeUrl(text: string, base?: string): string | null {
  const trimmed = stripControls(text).trim();
  if (!URL.canParse(trimmed, base)) return null;
  const url = new URL(trimmed, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
