// Owns how the Guardian cuts a live blog into pages and links them: page 1 absorbs the remainder. Pure.

export type GuardianPagination = {
  readonly currentPage: number;
  readonly totalPages: number;
  readonly newest?: string;
  readonly newer?: string;
  readonly older?: string;
  readonly oldest?: string;
};

/**
 * The pages of a story, newest first. Page 1 holds a full page and whatever does not fill another (10 to 19 blocks of
 * size 10); every other page is exactly full. Always at least one page, even if it is empty.
 */
export function cutPages<B>(blocks: readonly B[], pageSize: number): readonly (readonly B[])[] {
  const totalPages = Math.max(1, Math.floor(blocks.length / pageSize));
  const remainder = blocks.length - totalPages * pageSize;
  return Array.from({ length: totalPages }, (_, index) =>
    blocks.slice(
      index === 0 ? 0 : remainder + index * pageSize,
      remainder + (index + 1) * pageSize,
    ),
  );
}

/**
 * The links from page `index` (0 is the newest) to its neighbours; undefined when everything fits on one page.
 * A page is addressed by its first block, the last page by the story's very first block, and page 1 by nothing at all.
 */
export function linkPages(
  pages: readonly (readonly { readonly id: string }[])[],
  index: number,
): GuardianPagination | undefined {
  if (pages.length === 1) return undefined;
  const links = { currentPage: index + 1, totalPages: pages.length };
  const older = { older: linkTo(pages[index + 1]?.at(0)), oldest: linkTo(pages.at(-1)?.at(-1)) };
  const newer = { newest: '', newer: index === 1 ? '' : linkTo(pages[index - 1]?.at(0)) };
  return {
    ...links,
    ...(index > 0 ? newer : {}),
    ...(index < pages.length - 1 ? older : {}),
  };
}

function linkTo(block: { readonly id: string } | undefined): string {
  return block === undefined ? '' : `?page=with:block-${block.id}`;
}
