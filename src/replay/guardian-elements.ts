// Owns how a script's body parts look on the Guardian's wire. Pure: the random element ids are handed in.

import type { ScriptElement } from './script.ts';

/** An element of the site's JSON. The id is fresh in every render, as the real one is. */
export type GuardianElement = Readonly<Record<string, unknown>> & {
  readonly _type: string;
  readonly elementId: string;
};

const MASTER_WIDTH = 1200;
const MASTER_HEIGHT = 720;

export function toGuardianElement(part: ScriptElement, elementId: string): GuardianElement {
  if (typeof part === 'string') return named('Text', { html: paragraph(part), elementId });
  if ('heading' in part) {
    return named('Subheading', { html: `<h2>${part.heading}</h2>`, elementId });
  }
  if ('quote' in part) {
    const html = `<blockquote class="quoted">${part.quote.map(paragraph).join('')}</blockquote>`;
    return named('Blockquote', { html, quoted: true, elementId });
  }
  if ('list' in part) {
    const tag = part.ordered ? 'ol' : 'ul';
    const items = part.list.map((item) => `<li>${item}</li>`).join('');
    // A list is a text element on the wire, too.
    return named('Text', { html: `<${tag}>${items}</${tag}>`, elementId });
  }
  if ('link' in part) return named('RichLink', { ...part.link, role: 'thumbnail', elementId });
  return toGuardianImage(part.image, elementId);
}

function named<Fields extends { readonly elementId: string }>(name: string, fields: Fields) {
  return { _type: `model.dotcomrendering.pageElements.${name}BlockElement`, ...fields };
}

function paragraph(html: string): string {
  return html.startsWith('<p>') ? html : `<p>${html}</p>`;
}

type ScriptImage = Extract<ScriptElement, { readonly image: unknown }>['image'];

function toGuardianImage(image: ScriptImage, elementId: string): GuardianElement {
  return named('Image', {
    displayCredit: true,
    role: 'inline',
    media: {
      allImages: [
        {
          index: 0,
          // Sizes and flags of images are strings on this wire.
          fields: {
            height: String(MASTER_HEIGHT),
            width: String(MASTER_WIDTH),
            isMaster: 'true',
          },
          mediaType: 'Image',
          mimeType: 'image/jpeg',
          url: image.url,
        },
      ],
    },
    imageSources: [
      { weighting: 'inline', srcSet: [{ src: image.url, width: MASTER_WIDTH }] },
      { weighting: 'thumbnail', srcSet: [{ src: image.url, width: MASTER_WIDTH }] },
    ],
    data: { alt: image.alt, caption: image.caption, credit: image.credit },
    elementId,
  });
}
