// Owns answers of Al Jazeera's endpoint, made up: a regatta in a harbour that does not exist.

export const PAGE = 'https://www.aljazeera.com/news/liveblog/2030/5/1/harbour-regatta-live';

type Wire = Readonly<Record<string, unknown>>;

/** The story with these updates, newest first, a minute apart. */
export function storyAnswer(ids: readonly number[], more: Wire = {}): string {
  const newest = Date.UTC(2030, 4, 1, 12) / 1000;
  const article = {
    id: '900',
    title: 'Regatta live: boats set out &amp; return',
    subheading: 'The wind is fair.',
    content: '<ul><li>First start at <b>noon</b></li><li>Second at one</li></ul>',
    slug: 'harbour-regatta-live',
    link: '/news/liveblog/2030/5/1/harbour-regatta-live',
    postType: 'liveblog',
    isLive: true,
    author: [{ name: 'A Writer' }, { name: 'B Writer' }],
    children: ids,
    childrenMeta: ids.map((id, index) => ({
      id: String(id),
      publishedTime: String(newest - index * 60),
    })),
    modified_gmt: '2030-05-01T12:00:00',
    ...more,
  };
  return JSON.stringify({ data: { article } });
}

export function listAnswer(ids: readonly number[]): string {
  return JSON.stringify({ data: { article: { children: ids, __typename: 'Post' } } });
}

export function updateAnswer(id: number, more: Wire = {}): string {
  const posts = {
    id: String(id),
    title: `Boat ${id} sails`,
    shouldDisplayTitle: true,
    content: `<p>It is boat <b>${id}</b>.</p>`,
    author: [],
    showAuthor: false,
    date: '2030-05-01T12:00:00',
    modified_gmt: '2030-05-01T12:00:00',
    postLabel: [],
    postType: 'liveblog-update',
    link: '/news/liveblog/2030/5/1/harbour-regatta-live',
    ...more,
  };
  return JSON.stringify({ data: { posts } });
}
