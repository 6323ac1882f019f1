// Owns the hours of waiting: from the decision not to sleep to the last check before the hatch.

import { CAPE, HOUSTON, nasaImage, SCIENCE } from './apollo-11-newsroom.ts';
import type { ScriptElement, ScriptEvent } from './script.ts';

const earlyStart: readonly ScriptElement[] = [
  'The plan says: eat, sleep four hours, then go outside. The two men who would have to do the sleeping have other ideas. Aldrin, just now, recommends starting at about eight o’clock tonight, Houston time.',
  'Stand by, says Houston. ‘Well, we will give you some time to think about that,’ says Aldrin. Five seconds go by.',
  {
    quote: [
      '<strong>Houston</strong> Tranquility Base, Houston. We thought about it; we will support it. You’re Go at that time.',
    ],
  },
  'That is 01:00 UTC: the middle of the evening for every television set in America. ‘You guys are getting prime time TV there,’ says Duke. ‘Hope that little TV set works,’ says Armstrong.',
];

export const evening: readonly ScriptEvent[] = [
  {
    at: '1969-07-20T22:12:40Z',
    did: 'post',
    block: 'eva-early',
    content: {
      title: 'They are not going to sleep',
      keyEvent: true,
      contributors: HOUSTON,
      body: earlyStart,
    },
  },
  {
    at: '1969-07-20T22:14:00Z',
    did: 'edit',
    block: 'timetable',
    content: {
      title: 'The timetable, torn up',
      body: [
        'The rest has been cancelled by those who were to take it.',
        {
          list: [
            '<strong>17:44 Done</strong> Eagle undocked, behind the Moon',
            '<strong>20:17 Done</strong> Landing',
            '<strong>About 01:00 Monday</strong> Hatch opens. Add an hour if you are sensible',
            '<strong>Two hours and more</strong> On the surface: flag, instruments, rocks',
            '<strong>Then</strong> The sleep they did not want',
            '<strong>17:54 Monday</strong> Lift-off from the Moon',
          ],
          ordered: true,
        },
      ],
    },
  },
  { at: '1969-07-20T22:15:00Z', did: 'pin', block: 'timetable' },
  {
    at: '1969-07-20T22:38:20Z',
    did: 'edit',
    block: 'eva-early',
    content: {
      body: [
        ...earlyStart,
        'Collins has been told. ‘Sounds good to me,’ he says. ‘Tell them to eat some lunch before they go.’',
      ],
    },
  },
  {
    at: '1969-07-20T22:58:30Z',
    did: 'post',
    block: 'thanks',
    content: {
      title: 'A request from the lunar module pilot',
      contributors: HOUSTON,
      body: [
        'Aldrin has asked for the air:',
        {
          quote: [
            'I’d like to take this opportunity to ask every person listening in, whoever and wherever they may be, to pause for a moment and contemplate the events of the past few hours and to give thanks in his or her own way.',
          ],
        },
        '‘Roger, Tranquility Base,’ says Houston. Then nobody says anything at all.',
      ],
    },
  },
  {
    at: '1969-07-20T23:34:00Z',
    did: 'post',
    block: 'waiting-rooms',
    content: {
      title: 'Waiting rooms',
      contributors: CAPE,
      body: [
        'In Central Park in New York they are spreading blankets on the Sheep Meadow in front of three screens as tall as houses. In Wapakoneta, Ohio, the lawn in front of Stephen and Viola Armstrong’s house has disappeared under reporters. Along the motel strip at Cocoa Beach every door stands open, for the air, and from every door comes the same voice half a second apart.',
        'It has struck several people today that there has never been a night when so many were doing one thing.',
      ],
    },
  },
  {
    at: '1969-07-20T23:49:00Z',
    did: 'post',
    block: 'dressing',
    content: {
      title: 'How to dress for the Moon',
      contributors: SCIENCE,
      body: [
        'They began getting ready at 23:43. It is done in a room the size of two telephone boxes, by two men who must not touch the switches with their elbows. In order:',
        {
          list: [
            'Underwear with three hundred feet of thin tube sewn into it, for cooling water',
            'The suit, worn since this morning: twenty-one layers, cut for the man',
            'Overshoes with ribbed soles',
            'The backpack: oxygen, water, radio, battery',
            'A second helmet over the first, with a visor of gold too thin to notice and just thick enough to matter',
            'Gloves, last, with fingertips of blue rubber',
          ],
          ordered: true,
        },
        'On Earth the whole outfit weighs as much as its owner. There it will weigh thirty pounds. The checklist for putting it on runs to many pages, and Houston has already asked, kindly, how far they have got.',
      ],
    },
  },
  {
    at: '1969-07-21T00:41:00Z',
    did: 'post',
    block: 'collins',
    content: {
      title: 'The man in the window seat',
      contributors: HOUSTON,
      body: [
        'Every two hours Collins comes round the Moon, swings his sextant to whatever spot Houston has chosen this time, and has a few minutes to find a thing the size of a bandstand on a plain the size of a county.',
        '‘I kept my eyes glued to the sextant that time hoping I’d get a flash of reflected light off the LM,’ he reported after the last try. Nothing. They are now steering him by a crater that resembles a cat’s paw: one to two o’clock from the middle finger. ‘That must be the way the cat’s faced,’ says Collins. ‘Okay. I’m with you.’',
        'Then he goes behind again, for forty-seven minutes, with no one to talk to at all.',
        {
          image: {
            url: nasaImage('as11-44-6552'),
            alt: 'A blue and white Earth, more than half lit, above the brown curve of the Moon',
            caption: 'Earthrise, as it looks from Columbia’s windows once in every circuit.',
            credit: 'NASA, AS11-44-6552',
          },
        },
      ],
    },
  },
  {
    at: '1969-07-21T01:38:00Z',
    did: 'post',
    block: 'australia',
    content: {
      title: 'Two dishes in the wind',
      contributors: SCIENCE,
      body: [
        'One o’clock has come and gone with the hatch still shut, and every minute of it makes Australia more important.',
        'The Moon is sinking towards the west in California, where the big aerial at Goldstone has been listening. It has just come up in New South Wales. At <strong>Honeysuckle Creek</strong>, outside Canberra, there is sleet on the hills. At <strong>Parkes</strong>, 140 miles to the north, a dish two hundred and ten feet across is tipped over as far as it will go, waiting for the Moon to climb into its view, and gusts of seventy miles an hour are shaking it. The rules say it should be pointing at the sky and shut down. It is not.',
      ],
    },
  },
];
