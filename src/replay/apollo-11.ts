// Owns the bundled story: the first landing on the Moon, as a live blog might have told it. The facts and the short
// radio lines are public; times are UTC and, where NASA's transcript has them, true to the second. The words are ours.

import { descent } from './apollo-11-descent.ts';
import { evening } from './apollo-11-evening.ts';
import { firstStep } from './apollo-11-first-step.ts';
import { homeward } from './apollo-11-homeward.ts';
import { moonwalk } from './apollo-11-moonwalk.ts';
import { orbit } from './apollo-11-orbit.ts';
import { tranquility } from './apollo-11-tranquility.ts';
import type { StoryScript } from './script.ts';

export const apollo11: StoryScript = {
  path: 'science/live/1969/jul/20/apollo-11-moon-landing',
  headline: 'Apollo 11: Armstrong and Aldrin prepare to land on the Moon – live',
  standfirst:
    '<p>Two men are about to leave a third in orbit and fly down to the Sea of Tranquility. Minute by minute, with all times in UTC. <em>Photographs from the crew’s own cameras were added when the film came home.</em></p>',
  byline: 'Ruth Calloway in Houston and correspondents',
  events: [
    ...orbit,
    ...descent,
    ...tranquility,
    ...evening,
    ...firstStep,
    ...moonwalk,
    ...homeward,
  ],
};
