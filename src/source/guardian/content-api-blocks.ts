// Owns the Content API's blocks, put into the shape that the site's own JSON has.

import {
  type Fields,
  fieldsAt,
  fieldsListAt,
  flagAt,
  isFields,
  numberAt,
  rawAt,
  textAt,
  timeAt,
} from '../decode.ts';
import { type Atoms, toSiteElements } from './content-api-elements.ts';
import { wireElementsOfHtml } from './guardian-markup.ts';

/** What a block's own fields refer to. */
export type BlockReferences = {
  /** Names of people by the id of their tag, without "profile/". */
  readonly people: ReadonlyMap<string, string>;
  readonly atoms: Atoms;
};

/** Whatever the block lacks is absent. One that is no object stays what it is, for the reader of the site's JSON to refuse. */
export function toSiteBlock(block: unknown, references: BlockReferences): unknown {
  if (!isFields(block)) return block;
  const attributes = fieldsAt(block, 'attributes');
  return {
    id: block.id,
    title: textAt(block, 'title') ?? textAt(attributes, 'title'),
    attributes: Object.fromEntries(
      ['keyEvent', 'summary', 'pinned'].map((name) => [name, flagAt(attributes, name) === true]),
    ),
    blockCreatedOn: stampAt(block, 'createdDate') ?? stampAt(block, 'publishedDate'),
    blockFirstPublished: stampAt(block, 'firstPublishedDate'),
    blockLastUpdated: stampAt(block, 'lastModifiedDate'),
    contributors: contributorsOf(block, references.people),
    elements: elementsOf(block, references.atoms),
  };
}

/** Epoch ms of a date, which is an ISO string or an object that holds it twice. */
export function stampAt(fields: Fields, key: string): number | null {
  const value = fields[key];
  if (!isFields(value)) return timeAt(fields, key);
  return numberAt(value, 'dateTime') ?? timeAt(value, 'iso8601');
}

/** People are named by their tags; one whose tag was not sent keeps its id, which mostly is the name. */
function contributorsOf(block: Fields, people: BlockReferences['people']): readonly Fields[] {
  const { contributors } = block;
  const ids = Array.isArray(contributors) ? contributors : [];
  return ids
    .filter((id) => typeof id === 'string')
    .map((id) => ({ name: people.get(id.replace(/^profile\//u, '')) ?? id }));
}

/** Some answers hold a block's HTML and no elements. */
function elementsOf(block: Fields, atoms: Atoms): readonly Fields[] {
  const elements = fieldsListAt(block, 'elements');
  return elements.length > 0
    ? toSiteElements(elements, atoms)
    : wireElementsOfHtml(rawAt(block, 'bodyHtml'));
}
