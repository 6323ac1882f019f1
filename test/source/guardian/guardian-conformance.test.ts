import { guardian } from '../../../src/source/guardian/guardian.ts';
import { testConformance } from '../conformance.ts';
import { storyPage, wireBlock, wireText } from './guardian-page.ts';

const page = (minute: number) =>
  JSON.stringify(
    storyPage({
      blocks: [minute + 2, minute + 1, minute].map((at) =>
        wireBlock(`b${at}`, at, {
          title: `Minute ${at}`,
          elements: [
            wireText(
              `<p>It is <b>${at}</b> past &amp; all is <a href="https://example.org/${at}">well</a>.</p>`,
            ),
          ],
        }),
      ),
    }),
  );

testConformance(guardian, 'two answers that overlap', [page(1), page(3)]);
