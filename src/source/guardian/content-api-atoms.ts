// Owns the Content API's atoms: an element only names one, and what it holds stands elsewhere in the answer, if it was
// asked for. Built after the models that the Guardian publishes; in captured answers there are only names.

import {
  type Fields,
  fieldsAt,
  fieldsListAt,
  isFields,
  numberAt,
  rawAt,
  textAt,
} from '../decode.ts';
import { wireElement } from './guardian-island.ts';

/** Atoms of one answer by their ids. */
export type Atoms = ReadonlyMap<string, Fields>;

/** The answer holds a list of atoms for each kind. */
export function atomsOf(content: Fields): Atoms {
  const lists = fieldsAt(content, 'atoms');
  const atoms = Object.keys(lists).flatMap((kind) => fieldsListAt(lists, kind));
  return new Map(atoms.map((atom) => [rawAt(atom, 'id'), atom]));
}

type ToSite = (described: Fields, id: string, title: string | null) => readonly [string, Fields];

const TO_SITE: ReadonlyMap<string, ToSite> = new Map<string, ToSite>([
  ['interactive', (_described, id, title) => ['InteractiveAtom', { id, title }]],
  ['chart', (_described, id, title) => ['ChartAtom', { id, title }]],
  ['media', toMedia],
  ['explainer', ({ body }, id, title) => ['ExplainerAtom', { id, title, body }]],
  ['guide', (described, id, title) => ['GuideAtom', { id, title, html: itemsHtml(described) }]],
  ['profile', (described, id, title) => ['ProfileAtom', { id, title, html: itemsHtml(described) }]],
  ['qanda', (described, id, title) => ['QA', { id, title, html: itemsHtml(described) }]],
  ['timeline', toTimeline],
  ['quiz', ({ content }, id) => ['QuizAtom', { id, ...(isFields(content) ? content : {}) }]],
  ['audio', (described, id, title) => ['AudioAtom', { ...described, id, title }]],
  ['cta', (described, id, title) => ['CallToActionAtom', { ...described, id, title }]],
]);

/** What an atom is, with only its id where the answer does not hold it. The site shows nothing for other kinds. */
export function toSiteAtom(payload: Fields, atoms: Atoms): readonly Fields[] {
  const atomId = rawAt(payload, 'atomId');
  const atomType = rawAt(payload, 'atomType').toLowerCase();
  const convert = TO_SITE.get(atomType);
  if (convert === undefined) return [wireElement('ContentAtomBlockElement', { atomId })];
  const atom = atoms.get(atomId) ?? {};
  const described = fieldsAt(fieldsAt(atom, 'data'), atomType);
  const title = textAt(atom, 'title') ?? textAt(described, 'title');
  const [name, fields] = convert(described, atomId, title);
  return [wireElement(`${name}BlockElement`, fields)];
}

/** A film has had several versions; the active one plays, on the platform where it lies. */
function toMedia(described: Fields, id: string, title: string | null): readonly [string, Fields] {
  const { duration } = described;
  const active = numberAt(described, 'activeVersion');
  const versions = fieldsListAt(described, 'assets').filter(
    (asset) => active === null || numberAt(asset, 'version') === active,
  );
  const isHosted = (asset: Fields) => /^youtube$/iu.test(rawAt(asset, 'platform'));
  const assetId = textAt(versions.find(isHosted) ?? {}, 'id');
  if (assetId !== null || versions.length === 0)
    return ['Youtube', { id, assetId, mediaTitle: title, duration }];
  const assets = versions.map((asset) => ({ url: asset.id, mimeType: asset.mimeType }));
  return ['MediaAtom', { id, title, duration, assets }];
}

function toTimeline(
  described: Fields,
  id: string,
  title: string | null,
): readonly [string, Fields] {
  const { description, events } = described;
  return ['TimelineAtom', { id, title, description, events }];
}

/** Guides and profiles are lists of parts, a question has one. */
function itemsHtml(described: Fields): string {
  const items = [...fieldsListAt(described, 'items'), fieldsAt(described, 'item')];
  return items.map((item) => headed(item) + rawAt(item, 'body')).join('');
}

function headed(item: Fields): string {
  const title = textAt(item, 'title');
  return title === null
    ? ''
    : `<p><strong>${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</strong></p>`;
}
