// Owns the islands of the Guardian's pages, parts that come alive in a browser: their properties are the site's own JSON.

import { type Fields, isFields } from '../decode.ts';
import type { HtmlTag } from '../html/html-tree.ts';

const NAMESPACE = 'model.dotcomrendering.pageElements.';

/** An element as the site's JSON has it, of the type that is given without its namespace. */
export function wireElement(name: string, fields: Fields): Fields {
  return { ...fields, _type: NAMESPACE + name };
}

/**
 * The element that an island of the page holds as properties: in whole under `element`, else its fields by themselves,
 * for which the type has to be known from around it. None for an island that is no part of the text.
 */
export function islandElement(island: HtmlTag, type: string | null): Fields[] {
  const properties = propertiesOf(island);
  const { element } = properties;
  if (isFields(element)) return [element];
  return type === null ? [] : [{ ...properties, _type: type }];
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
