// Owns what a document without a live blog's updates is, as far as can be told from it: an article, a list of stories, or
// something that stands before the page that was asked for. Knows no source and no publisher.

import type { NotLiveBlogError } from '../model/errors.ts';
import type { FoundDocument } from './found-document.ts';
import { namesOf, walkTags } from './html/html-search.ts';
import type { HtmlNode } from './html/html-tree.ts';
import { linkedDataScripts } from './schema/linked-data.ts';
import { isMarkedLive } from './schema/marked-live.ts';

type Kind = NotLiveBlogError['found'];

/** An ordinary article, unless the document says otherwise. */
export function judgePage(document: FoundDocument): Kind {
  const { body } = document;
  if (body.trim() === '') return 'nothing';
  if (document.json() !== undefined) return 'data';
  if (/^%PDF-|\0/u.test(body.slice(0, 10_000))) return 'no-text';
  const tree = document.tree();
  const words = tree.length === 0 ? body.trim() : wordsSeen(tree);
  const types = linkedDataScripts(tree).flatMap(typesIn);
  if (isMarkedLive(document)) return kindOfMarked(body, types);
  if (isDrawnLive(tree)) return 'no-updates';
  if (isArticle(body, types)) return 'article';
  const barrier = words.length <= MOST_BEFORE_PAGE ? barrierOf(body, words) : null;
  if (barrier !== null) return barrier;
  if (words.length <= MOST_OF_SHELL && isFilledByScripts(body)) return 'shell';
  if (words === '' && !/<(?:img|video|audio|iframe|object)\b/iu.test(body)) return 'nothing';
  return types.some((type) => /^(?:CollectionPage|ItemList)$/u.test(type)) ? 'index' : 'article';
}

/** What stands in front of a page is short. Characters. */
const MOST_BEFORE_PAGE = 2_000;
const MOST_OF_SHELL = 250;

/** Everything that a browser would show, on one line. */
function wordsSeen(tree: readonly HtmlNode[]): string {
  const pieces: string[] = [];
  const note = (nodes: readonly HtmlNode[]) => {
    for (const node of nodes) if (node.kind === 'text') pieces.push(node.text);
  };
  note(tree);
  walkTags(tree, (tag) => {
    if (UNSEEN.has(tag.name)) return false;
    note(tag.children);
    return true;
  });
  return pieces.join(' ').replace(/\s+/gu, ' ').trim();
}

const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'template', 'svg']);

/** The makers of such pages, or their words; each by what is on no other page that is as short. */
const CHALLENGE =
  /_cf_chl_opt|captcha-delivery\.com|px-captcha|_Incapsula_Resource|awsWaf|sec-if-cpt-container|[hg]-?recaptcha|hcaptcha\.com/u;
const CHALLENGE_WORDS =
  /just a moment|checking your browser|verify (?:that )?you are (?:a )?human|(?:are you|not) a robot|unusual traffic|pardon our interruption|enable javascript and cookies|disable any ad blocker|attention required|access (?:to this page has been )?denied|request unsuccessful|security check/iu;

const CONSENT =
  /privacy-mgmt\.com|sp_message|consent-form|collectConsent|didomi|onetrust|cookiebot|usercentrics|consentmanager|quantcast|\/consent\b|cmp\./iu;
const CONSENT_WORDS =
  /\b(?:consent|cookies?|privacy|partners|accept all|agree|zustimm\w*|akzeptier\w*|einwillig\w*|consentement|accepter|aceptar|accetta\w*|toestemming)\b/iu;

const MISSING_WORDS =
  /\b(?:page|story|article) (?:was |could |can)?not (?:be )?found\b|\b404\b|no longer (?:available|exists)|seite nicht gefunden|page introuvable|pagina non trovata/iu;

function barrierOf(body: string, words: string): Kind | null {
  if (CHALLENGE.test(body) || CHALLENGE_WORDS.test(words)) return 'challenge';
  if (CONSENT.test(body) && CONSENT_WORDS.test(words)) return 'consent';
  if (/<input\b[^>]*type=["']?password\b/iu.test(body)) return 'login';
  if (/<meta\b[^>]*http-equiv=["']?refresh["']?[^>]*url=/iu.test(body)) return 'moved';
  return MISSING_WORDS.test(words) ? 'missing' : null;
}

/** A page for which its own live blog is somewhere behind a subscription says so; a list of live blogs is none itself. */
function kindOfMarked(body: string, types: readonly string[]): Kind {
  const isList = types.includes('CollectionPage');
  if (isList || types.filter((type) => type === 'LiveBlogPosting').length > 1) return 'index';
  const isClosed = /"isAccessibleForFree"\s*:\s*"?false/iu.test(body);
  return isClosed ? 'subscribers' : 'no-updates';
}

/** Posts of a live blog by what their makers call them: more than one, or it is a link to somewhere else. */
function isDrawnLive(tree: readonly HtmlNode[]): boolean {
  let posts = 0;
  walkTags(tree, (tag) => {
    if (namesOf(tag).some((name) => LIVE_POST.test(name))) posts += 1;
  });
  return posts > 1;
}

const LIVE_POST = /^(?:[a-z]+-)?live-?(?:blog|story|ticker|event)[-_]{1,2}(?:post|entry|update)$/u;

/** What scripts are to fill is empty, or says that it needs them. */
function isFilledByScripts(body: string): boolean {
  const isEmptied =
    /<(?:div|main)\b[^>]*\bid=["']?(?:root|app|__next|__nuxt|react-root|main-content)["']?[^>]*>\s*<\/(?:div|main)>/iu;
  return /<script\b/iu.test(body) && (isEmptied.test(body) || /<noscript\b/iu.test(body));
}

/** The types that a script of linked data names, read as text: what is broken may still say what it is. */
function typesIn(script: string): readonly string[] {
  return [...script.matchAll(/"@type"\s*:\s*\[?\s*"(?:[^"]{0,80}[/:#])?(\w+)"/gu)].flatMap(
    ([, type]) => type ?? [],
  );
}

/** No page that stands before another one calls itself an article. */
function isArticle(body: string, types: readonly string[]): boolean {
  return (
    types.some((type) => /Article$|Posting$/u.test(type)) ||
    /<meta\b[^>]*\bog:type["']?\s[^>]*content=["']?article\b/iu.test(body)
  );
}
