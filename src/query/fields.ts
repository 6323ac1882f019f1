// Owns the names of the fields that a query can ask for.

export const FIELD_NAMES = ['author', 'source', 'is', 'after', 'before'] as const;

export type FieldName = (typeof FIELD_NAMES)[number];
