// Owns the first hours at Tranquility Base: what happened, where they are, who knew what the alarm meant.

import { HOUSTON, SCIENCE } from './apollo-11-newsroom.ts';
import type { ScriptEvent } from './script.ts';

export const tranquility: readonly ScriptEvent[] = [
  {
    at: '1969-07-20T20:28:00Z',
    did: 'post',
    block: 'football-field',
    content: {
      title: 'Why it took so long',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        'Now we know what Armstrong saw. He sounds almost apologetic:',
        {
          quote: [
            'Hey, Houston, that may have seemed like a very long final phase. The auto targeting was taking us right into a football field size … crater, with a large number of big boulders and rocks for about one or two crater diameters around it.',
          ],
        },
        'So with alarms ringing and the fuel running out he took the stick, stood Eagle nearly upright and flew it over the lot, looking for somewhere to put it down.',
      ],
    },
  },
  {
    at: '1969-07-20T20:31:10Z',
    did: 'post',
    block: 'smiles',
    content: {
      contributors: HOUSTON,
      body: [
        'An exchange for the wall of every office in the world:',
        {
          quote: [
            '<strong>Houston</strong> Be advised there’s lots of smiling faces in this room and all over the world.',
            '<strong>Armstrong</strong> Well, there are two of them up here.',
            '<strong>Collins</strong> And don’t forget one in the command module.',
          ],
        },
        'And a minute later Armstrong, to Collins, sixty miles overhead: ‘Just keep that orbiting base ready for us up there now.’ ‘Will do.’',
      ],
    },
  },
  {
    at: '1969-07-20T20:35:00Z',
    did: 'edit',
    block: 'timetable',
    content: {
      body: [
        'This post is corrected as the day corrects us. <strong>Done</strong> is done.',
        {
          list: [
            '<strong>17:44 Done</strong> Eagle undocked, behind the Moon',
            '<strong>19:08 Done</strong> Orbit lowered to 50,000 feet',
            '<strong>20:05 Done</strong> Powered descent',
            '<strong>20:17 Done</strong> Landing',
            '<strong>Next</strong> A meal, then four hours’ rest',
            '<strong>About 06:15 Monday</strong> Armstrong goes down the ladder',
            '<strong>17:54 Monday</strong> Lift-off from the Moon',
          ],
          ordered: true,
        },
      ],
    },
  },
  {
    at: '1969-07-20T20:36:00Z',
    did: 'post',
    block: 'summary-landed',
    content: {
      title: 'What we know so far: they are on the Moon',
      summary: true,
      contributors: HOUSTON,
      body: [
        {
          list: [
            '<strong>Eagle landed at 20:17:40</strong> in the Sea of Tranquility with Neil Armstrong and Buzz Aldrin aboard. Both are well.',
            '<strong>Armstrong flew the last part himself</strong>, over a crater full of boulders towards which the computer was steering.',
            '<strong>The computer raised alarms</strong>, 1202 and 1201, at least four times. Houston judged them safe to ignore. Why they came is not yet known.',
            '<strong>Fuel</strong> for well under a minute more was left.',
            '<strong>They have been told to stay.</strong> The third and last of those decisions is due in an hour and a half.',
            '<strong>Michael Collins</strong> is in orbit in Columbia, and heard it all.',
          ],
        },
      ],
    },
  },
  {
    at: '1969-07-20T20:41:00Z',
    did: 'post',
    block: 'where',
    content: {
      title: 'Where are they?',
      contributors: HOUSTON,
      body: [
        'On the Moon; beyond that it is hard to say. Armstrong again: ‘The guys that said that we wouldn’t be able to tell precisely where we are are the winners today.’',
        'Houston has given Collins a best guess, so that he can look for them with his sextant: <strong>four miles south</strong> of where they meant to be.',
      ],
    },
  },
  {
    at: '1969-07-20T20:47:30Z',
    did: 'post',
    block: 'heartbeat',
    content: {
      title: '156',
      contributors: SCIENCE,
      body: [
        'Armstrong’s pulse at rest is 77. When the engine lit it was 110. When the feet touched it was <strong>156</strong>.',
        'Nobody can say what Aldrin’s was. There is one line for such things in Eagle’s radio, and before the descent Houston had asked for it to be switched to the commander.',
      ],
    },
  },
  {
    at: '1969-07-20T20:58:00Z',
    did: 'post',
    block: 'earth-above',
    content: {
      contributors: HOUSTON,
      body: [
        'Armstrong has looked for stars and found none. ‘But out my overhead hatch, I’m looking at the Earth. <strong>It’s big and bright and beautiful.</strong>’',
        'Collins, about to go behind the Moon: ‘Let me know when it’s lunch time, will you?’ Houston did not catch it. ‘Oh, disregard,’ said Collins.',
      ],
    },
  },
  {
    at: '1969-07-20T21:24:00Z',
    did: 'post',
    block: 'garman',
    content: {
      title: 'The man with the list',
      contributors: SCIENCE,
      body: [
        'It seems that the landing turned, for half a minute, on a sheet of paper under a sheet of plexiglass.',
        'A couple of weeks ago, in one of the last rehearsals, the people whose job is to ruin rehearsals sent the computer into an alarm. The guidance officer, <strong>Steve Bayles</strong>, who is 26, did not know it, and called an abort. It was the wrong call. The alarm had been harmless.',
        'Kranz told them to write down every alarm the computer could possibly give, with what to do about each. <strong>Jack Garman</strong>, 24, a programmer in a back room, did it by hand. When Armstrong called ‘1202’ he had the line under his finger before anyone asked.',
      ],
    },
  },
  {
    at: '1969-07-20T21:41:00Z',
    did: 'edit',
    block: 'garman',
    content: {
      body: [
        'It seems that the landing turned, for half a minute, on a sheet of paper under a sheet of plexiglass.',
        'A couple of weeks ago, in one of the last rehearsals, the people whose job is to ruin rehearsals sent the computer into an alarm. The guidance officer, <strong>Steve Bales</strong>, who is 26, did not know it, and called an abort. It was the wrong call. The alarm had been harmless.',
        'Kranz told them to write down every alarm the computer could possibly give, with what to do about each. <strong>Jack Garman</strong>, 24, a programmer in a back room, did it by hand. When Armstrong called ‘1202’ he had the line under his finger before anyone asked.',
        'Garman told Bales; Bales told Kranz; Duke told the Moon. Three men and a quarter of a million miles, in the time it takes to tie a shoelace. The abort button was never more than a word away.',
        '<em>We misspelt Mr Bales’s name, on the one night of his life when everyone should have it right. Our apologies.</em>',
        {
          link: {
            prefix: 'Read more:',
            text: 'The program alarms, in the Apollo Lunar Surface Journal',
            url: 'https://www.hq.nasa.gov/alsj/a11/a11.1201-fm.html',
          },
        },
      ],
    },
  },
  {
    at: '1969-07-20T21:56:00Z',
    did: 'edit',
    block: 'where',
    content: {
      title: 'Where are they? Four miles too far',
      body: [
        'On the Moon; beyond that it is hard to say. Armstrong again: ‘The guys that said that we wouldn’t be able to tell precisely where we are are the winners today.’',
        'Houston’s best guess is now <strong>about four miles beyond</strong> the target, that is to the west of it. Collins had to ask twice to be sure.',
        '<em>We first had this as four miles south. That was how far they lay from Columbia’s track overhead, not from where they meant to be.</em>',
        'Meanwhile the third decision has been taken: at 21:53, stay.',
      ],
    },
  },
];
