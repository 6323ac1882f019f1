// Owns the islands of the Guardian's pages, parts that come alive in a browser: their properties are the site's own JSON.

import { type Fields, isFields, rawAt } from '../decode.ts';
import type { HtmlTag } from '../html/html-tree.ts';

const NAMESPACE = 'model.dotcomrendering.pageElements.';

/** An element as the site's JSON has it, of the type that is given without its namespace. */
export function wireElement(name: string, fields: Fields): Fields {
  return { ...fields, _type: NAMESPACE + name };
}

/**
 * The element that an island of the page holds as properties: in whole under one of them, else its fields by themselves,
 * for which the type has to be known from around it or from its name. None for an island that is no part of the text.
 */
export function islandElement(island: HtmlTag, type: string | null): Fields[] {
  const properties = propertiesOf(island);
  const element = Object.values(properties).filter(isFields).find(isElement);
  if (element !== undefined) return [element];
  const known = type ?? typeNamed(island.attributes.name ?? '');
  const isTold = known !== null && Object.keys(properties).length > 0;
  return isTold ? [{ ...properties, _type: known }] : [];
}

function isElement(fields: Fields): boolean {
  return rawAt(fields, '_type').startsWith(NAMESPACE);
}

/** Islands that are elements are called after them; all others are called otherwise. */
function typeNamed(name: string): string | null {
  const kind = /^(\w+?)(?:Block)?(?:Component|Wrapper)(?:\.importable)?$/u.exec(name)?.[1];
  const isElementName = /Block|Atom|RichLink/u.test(name);
  return kind === undefined || !isElementName ? null : `${NAMESPACE}${kind}BlockElement`;
}

/** The properties that a page hands to one of its islands; empty when they cannot be read. */
export function propertiesOf(island: HtmlTag): Fields {
  try {
    const properties: unknown = JSON.parse(island.attributes.props ?? '');
    return isFields(properties) ? properties : {};
  } catch {
    return {};
  }
}
