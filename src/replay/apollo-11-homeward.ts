// Owns the way back: the night on the Moon, the lift-off, and three men in one ship again.

import { HOUSTON, LONDON, nasaImage, SCIENCE } from './apollo-11-newsroom.ts';
import type { ScriptElement, ScriptEvent } from './script.ts';

const brokenBreaker: readonly ScriptElement[] = [
  'Aldrin has found something on the floor. It is the end of a circuit breaker, and it belongs to the one that arms the engine that is to take them home.',
  {
    quote: [
      'The reason I’m asking is because the end of it appears to be broken off. I think we can push it back in again. I’m not sure we could pull it out if we pushed it in, though.',
    ],
  },
  'One of them must have backed into it, wearing on his shoulders a thing the size of a trunk. Leave it as it is until it is wanted, says Houston. That will be in eleven hours.',
];

const liftOff: readonly ScriptElement[] = [
  '<strong>17:54:00.</strong> ‘Nine, eight, seven, six, five, abort stage, engine arm ascent, proceed.’ A flash of foil and dust on nobody’s television, and the top half of Eagle is off the bottom half and going straight up.',
  '‘Beautiful,’ says Aldrin. ‘Very smooth. Very quiet ride.’',
];

export const homeward: readonly ScriptEvent[] = [
  {
    at: '1969-07-21T06:08:00Z',
    did: 'post',
    block: 'laser',
    content: {
      title: 'The mirror answers',
      contributors: SCIENCE,
      body: [
        'Light has come back. ‘We have gotten reflections back from the laser reflector,’ Houston told Collins a moment ago, by way of cheering him up. He had just reported on his latest search for Eagle: ‘I can’t see them.’',
        '‘I guess that takes care of the news for today, Mike,’ said Houston.',
      ],
    },
  },
  {
    at: '1969-07-21T06:30:00Z',
    did: 'post',
    block: 'breaker',
    content: {
      title: 'Something on the floor',
      contributors: HOUSTON,
      body: brokenBreaker,
    },
  },
  {
    at: '1969-07-21T06:52:00Z',
    did: 'edit',
    block: 'laser',
    content: {
      title: 'Has the mirror answered?',
      body: [
        'Houston told Collins a while ago that ‘we have gotten reflections back from the laser reflector’. <strong>We reported it as fact, and should not have done.</strong> We can find no observatory that will say it has seen a thing: Lick, in California, is still looking, with the Moon all but set there and Eagle’s position uncertain by miles.',
        'The mirror can wait. It has no parts to wear out.',
        'Collins had just given the result of his own latest search: ‘I can’t see them.’ ‘I guess that takes care of the news for today, Mike,’ said Houston.',
      ],
    },
  },
  {
    at: '1969-07-21T07:52:00Z',
    did: 'post',
    block: 'backpacks',
    content: {
      contributors: HOUSTON,
      body: [
        'They have opened the hatch once more, to throw out the rubbish: two backpacks, boots, a bag or two. Back came a voice from Houston: ‘The passive seismic experiment recorded shocks when each PLSS hit the surface.’',
        '‘You can’t get away with anything anymore, can you?’ said Armstrong.',
        '‘No, indeed.’',
      ],
    },
  },
  {
    at: '1969-07-21T08:27:00Z',
    did: 'post',
    block: 'good-night',
    content: {
      title: 'Good night, Tranquility Base',
      contributors: HOUSTON,
      body: [
        'One last question from the ground: was the disc left, the one the size of a half-dollar with messages from the leaders of seventy-three nations, and the other things on the list? It was. ‘I hope this will be a final good night,’ says Houston.',
        'They have blinds over the windows and nowhere to lie down. We shall be quiet too, until they wake.',
        {
          image: {
            url: nasaImage('as11-37-5528'),
            alt: 'A man in a soft black and white cap smiles, tired and damp-eyed, in a dim cabin',
            caption: 'Armstrong in the cabin, after the walk.',
            credit: 'NASA/Buzz Aldrin, AS11-37-5528',
          },
        },
      ],
    },
  },
  { at: '1969-07-21T08:30:00Z', did: 'unpin' },
  {
    at: '1969-07-21T15:16:00Z',
    did: 'post',
    block: 'good-morning',
    content: {
      title: 'Good morning',
      contributors: HOUSTON,
      body: [
        '‘Good morning, Houston. Tranquility Base. Over.’ How did they sleep? ‘Neil has rigged himself a really good hammock with a waste tether, and he’s been lying on the ascent engine cover, and <strong>I curled up on the floor</strong>.’ He did not say that they slept.',
        'Collins, who had a bed, thinks he got five hours. Not since Adam, NASA’s commentator observed this morning, has any human known such solitude as his behind the Moon.',
        'And there is an answer about the alarms, or most of one. Eagle’s second radar, the one for finding Columbia, was left powered on the way down, and kept tapping the computer on the shoulder. It will be off on the way up.',
      ],
    },
  },
  {
    at: '1969-07-21T15:57:00Z',
    did: 'post',
    block: 'luna-down',
    content: {
      title: 'Luna 15 is on the Moon',
      keyEvent: true,
      contributors: LONDON,
      body: [
        'Luna 15 has come down. At Jodrell Bank they watched its radio trace bend as it fired its engine at 15:47, and followed it all the way to the ground. It appears to have landed in the Sea of Crises, on its fifty-second circuit.',
        '‘I say,’ said a voice in the control room, ‘this has really been drama of the highest order.’',
      ],
    },
  },
  {
    at: '1969-07-21T16:24:00Z',
    did: 'edit',
    block: 'luna-down',
    content: {
      title: 'Luna 15 has crashed, Jodrell Bank believes',
      body: [
        'Luna 15 is down, but not as it was meant to be. At Jodrell Bank they watched its radio trace bend as it fired its engine at 15:47. Someone said that it was going much too fast. A little after 15:50 the signal stopped, as if cut with scissors.',
        '‘I say,’ said a voice in the control room, ‘this has really been drama of the highest order.’',
        'They put its speed at the end at some 300 miles an hour, and the place in the Sea of Crises, seven hundred miles from Tranquility Base. Moscow has not spoken.',
        '<em>We said at first that it had landed. The word was too kind.</em>',
      ],
    },
  },
  {
    at: '1969-07-21T16:56:00Z',
    did: 'edit',
    block: 'breaker',
    content: {
      title: 'Something on the floor, and a pen',
      body: [
        ...brokenBreaker,
        '<strong>Added at 16:56 on Monday:</strong> it is in. Aldrin pushed it home, we are told, with the end of a felt-tipped pen. The circuit looks real fine, says Houston. ‘I don’t think I could get it out now if I wanted to,’ says Aldrin.',
      ],
    },
  },
  {
    at: '1969-07-21T17:38:00Z',
    did: 'post',
    block: 'runway',
    content: {
      title: '‘Number one on the runway’',
      contributors: HOUSTON,
      body: [
        'Sixteen minutes. ‘You’re cleared for take-off,’ says <strong>Ron Evans</strong> for Houston. ‘Roger. Understand. We’re number one on the runway,’ says Aldrin.',
        'No one here laughs for long. There is one engine, and there is no other. It cannot be tested beforehand, and it must light the first time, and run for seven minutes.',
      ],
    },
  },
  {
    at: '1969-07-21T17:54:40Z',
    did: 'post',
    block: 'lift-off',
    content: { title: 'Lift-off', keyEvent: true, contributors: HOUSTON, body: liftOff },
  },
  { at: '1969-07-21T17:55:30Z', did: 'pin', block: 'lift-off' },
  {
    at: '1969-07-21T17:56:00Z',
    did: 'headline',
    headline: 'Apollo 11: Eagle lifts off from the Moon – live',
  },
  {
    at: '1969-07-21T18:06:00Z',
    did: 'edit',
    block: 'lift-off',
    content: {
      title: 'Lift-off: Eagle is back in orbit',
      body: [
        ...liftOff,
        'The engine stopped at 18:01:17, within a hair of the right speed. They had been on the Moon for twenty-one hours and thirty-six minutes.',
        {
          quote: [
            '<strong>Armstrong</strong> The Eagle is back in orbit, having left Tranquility Base and leaving behind a replica from our Apollo 11 patch and the olive branch.',
            '<strong>Houston</strong> Roger. We copy. The whole world is proud of you.',
            '<strong>Armstrong</strong> We had a lot of help down there.',
          ],
        },
      ],
    },
  },
  {
    at: '1969-07-21T19:53:30Z',
    did: 'post',
    block: 'not-see-you',
    content: {
      contributors: HOUSTON,
      body: [
        'Collins has passed over the landing place once more, the one he searched for a day and a night and never found. To Eagle, climbing towards him:',
        { quote: ['It sure is great to look down there and not see you.'] },
      ],
    },
  },
  {
    at: '1969-07-21T21:37:40Z',
    did: 'post',
    block: 'docked',
    content: {
      title: 'Docked',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        '<strong>21:35.</strong> Together again, though not gracefully. The ships touched so gently that Collins felt nothing; then, he says, ‘that’s when all hell broke loose’. For a few seconds they swung about one another like a gate in a gale. Then twelve latches closed with a bang.',
        {
          image: {
            url: nasaImage('as11-44-6642'),
            alt: 'The upper half of the lunar module above the Moon, with a small half-lit Earth beyond',
            caption:
              'Eagle’s upper half on its way up to Columbia. Everyone alive is in this picture but the man who took it.',
            credit: 'NASA/Michael Collins, AS11-44-6642',
          },
        },
      ],
    },
  },
  {
    at: '1969-07-21T23:44:00Z',
    did: 'post',
    block: 'summary-final',
    content: {
      title: 'What we know: three men, one ship',
      summary: true,
      contributors: HOUSTON,
      body: [
        '‘We’re all three back inside,’ said Armstrong at 23:23. ‘The hatch is installed. Everything’s going well.’ At 23:41 they let Eagle go. It had been built to be thrown away, and it seemed a pity.',
        {
          list: [
            '<strong>Armstrong and Aldrin landed</strong> on the Moon at 20:17:40 UTC on 20 July, after a descent with five program alarms and a change of parking place.',
            '<strong>Armstrong walked on it</strong> from 02:56:15 on 21 July, and Aldrin from 03:15. They were outside for two hours and thirty-one minutes.',
            '<strong>They left</strong> at 17:54, and docked with Columbia and Collins at 21:35.',
            '<strong>They left behind</strong> half a spacecraft, a flag, a seismometer, a mirror, a disc with good wishes on it, an olive branch in gold, and their footprints, which there is no wind to remove.',
            '<strong>They are bringing</strong> two boxes of rock and dust.',
            '<strong>Luna 15</strong> crashed in the Sea of Crises at about 15:50.',
            '<strong>Still to do:</strong> a burn behind the Moon at 04:55 to start for home; the Pacific, and USS Hornet, on Thursday.',
          ],
        },
        'A little before they went behind the Moon this evening Houston said, ‘It’s been a mighty fine day.’ We leave the last word to Michael Collins, who had waited for his friends longer than anyone.',
        { quote: ['Boy, you’re not kidding.'] },
        'Thank you for staying. Go outside, if the sky is clear, and look up. It has not changed at all.',
      ],
    },
  },
  { at: '1969-07-21T23:46:00Z', did: 'pin', block: 'summary-final' },
  {
    at: '1969-07-21T23:48:00Z',
    did: 'headline',
    headline: 'Apollo 11: two men walk on the Moon and three turn for home – as it happened',
  },
  { at: '1969-07-21T23:50:00Z', did: 'end' },
];
