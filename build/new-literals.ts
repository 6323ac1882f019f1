// Owns which expressions are left as the literals that they are.

/**
 * Said to be new, these would be written as calls, which build an expression while its module loads, or each time they are
 * come to. As literals they are built when they are first asked.
 */
export const NEW_LITERALS = {
  'regexp-set-notation': true,
  'regexp-unicode-property-escapes': true,
} as const;
