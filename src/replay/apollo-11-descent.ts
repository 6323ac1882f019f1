// Owns the descent: from the last return from behind the Moon to the first minutes on the surface.

import { HOUSTON, SCIENCE } from './apollo-11-newsroom.ts';
import type { ScriptElement, ScriptEvent } from './script.ts';

const alarmRaised: readonly ScriptElement[] = [
  '‘Program alarm.’ Armstrong’s voice, and for the first time today there is an edge on it. Then: ‘It’s a 1202.’',
  '‘1202,’ says Aldrin.',
];

const landedReply: readonly ScriptElement[] = [
  'Duke, who has to answer, gets the name of the place wrong at the first try, and then gets everything else right:',
  {
    quote: [
      'Roger, Tranquility. We copy you on the ground. You got a bunch of guys about to turn blue. We’re breathing again. Thanks a lot.',
    ],
  },
];

export const descent: readonly ScriptEvent[] = [
  {
    at: '1969-07-20T19:48:20Z',
    did: 'post',
    block: 'swimmingly',
    content: {
      contributors: HOUSTON,
      body: [
        'Columbia is back, higher up and so first round the corner. How did it go, Mike?',
        { quote: ['Listen, babe. Everything’s going just swimmingly. Beautiful.'] },
        'And Eagle? ‘He’s coming along.’',
      ],
    },
  },
  {
    at: '1969-07-20T19:50:10Z',
    did: 'post',
    block: 'burn-on-time',
    content: {
      title: 'Eagle is on its way down',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        '‘The burn was on time,’ says Aldrin, and reads down a column of errors so small that Duke has only to say they look great. The low point of the orbit is nine miles up. They will be there in a quarter of an hour.',
      ],
    },
  },
  { at: '1969-07-20T19:51:00Z', did: 'pin', block: 'how-to-land' },
  {
    at: '1969-07-20T19:58:00Z',
    did: 'post',
    block: 'dropouts',
    content: {
      title: 'They cannot hear each other',
      contributors: HOUSTON,
      body: [
        'Trouble, of a dull and dangerous sort. Eagle’s radio keeps fading: its dish will not hold on to the Earth. The screens in Mission Control freeze, fill with numbers, and freeze again.',
        'So Houston speaks to Columbia, and Collins, looking down on both worlds, repeats it to Eagle. The whole flight is going through one man’s headset.',
      ],
    },
  },
  {
    at: '1969-07-20T20:01:10Z',
    did: 'post',
    block: 'go-descent',
    content: {
      title: 'Go for powered descent',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        'The flight director, <strong>Gene Kranz</strong>, has gone round his room, and every voice said Go. Duke sends it up: ‘If you read, you’re Go for powered descent.’ Silence.',
        '‘Eagle, this is Columbia,’ says Collins. ‘They just gave you a Go for powered descent.’',
        'Four minutes.',
      ],
    },
  },
  {
    at: '1969-07-20T20:03:00Z',
    did: 'post',
    block: 'summary-before',
    content: {
      title: 'What we know so far',
      summary: true,
      contributors: HOUSTON,
      body: [
        'Two minutes before ignition:',
        {
          list: [
            '<strong>Eagle undocked</strong> from Columbia at 17:44 behind the Moon. Armstrong and Aldrin are aboard it; Collins is not.',
            '<strong>Its orbit was lowered</strong> at 19:08. It is now at about 50,000 feet, face down, flying feet first.',
            '<strong>The radio is bad.</strong> Houston has passed orders by way of Collins.',
            '<strong>All controllers are Go.</strong> The engine should light at 20:05 and run for twelve minutes.',
            '<strong>Luna 15</strong>, the unmanned Soviet craft, is still in orbit. Its purpose is unknown.',
          ],
        },
      ],
    },
  },
  {
    at: '1969-07-20T20:05:20Z',
    did: 'post',
    block: 'ignition',
    content: {
      title: 'Ignition',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        'The engine is burning. <strong>20:05:05.</strong> From here there are two ways off this line: the surface, or the abort button.',
      ],
    },
  },
  {
    at: '1969-07-20T20:08:40Z',
    did: 'post',
    block: 'a-little-long',
    content: {
      contributors: HOUSTON,
      body: [
        'Armstrong has been timing craters with his eye and a scale scratched on the window. They are coming up early. ‘Our position checks downrange show us to be <strong>a little long</strong>,’ he says.',
        'Two seconds early is about two miles. Whatever ground they are heading for, it is not the ground they studied.',
      ],
    },
  },
  {
    at: '1969-07-20T20:10:45Z',
    did: 'post',
    block: 'alarm',
    content: {
      title: 'Program alarm',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        ...alarmRaised,
        'No one at the press desk knows what it means. They are at 33,000 feet. ‘Give us a reading on the 1202 program alarm,’ says Armstrong. He is not asking idly.',
      ],
    },
  },
  {
    at: '1969-07-20T20:11:05Z',
    did: 'post',
    block: 'go-on-alarm',
    content: {
      contributors: HOUSTON,
      body: ['Duke: <strong>‘We’re Go on that alarm.’</strong> Twenty-seven seconds.'],
    },
  },
  {
    at: '1969-07-20T20:11:50Z',
    did: 'post',
    block: 'throttle-down',
    content: {
      contributors: HOUSTON,
      body: [
        '‘Throttle down on time!’ That is Armstrong. ‘Better than the simulator,’ says Aldrin, who has spent much of this year in the simulator.',
      ],
    },
  },
  {
    at: '1969-07-20T20:13:20Z',
    did: 'edit',
    block: 'alarm',
    content: {
      title: 'Program alarm 1202: ‘We’re Go’',
      body: [
        ...alarmRaised,
        'They were at 33,000 feet. ‘Give us a reading on the 1202 program alarm,’ said Armstrong, and he was not asking idly. Twenty-seven seconds after the first call the answer went up: Go.',
        '<em>Our science desk adds:</em> 1202 means that the computer has been given more to do than it can finish in time. It drops what matters least, begins again, and keeps flying. So long as it does not happen too often, it is a complaint and not a failure. It has since happened again.',
      ],
    },
  },
  {
    at: '1969-07-20T20:14:40Z',
    did: 'post',
    block: 'go-landing',
    content: {
      title: 'Go for landing, and another alarm',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        '‘Eagle, Houston. You’re Go for landing.’ Aldrin has hardly repeated it when the light comes on again. Three thousand feet. 1201 this time.',
        '‘Same type,’ says Duke, quicker than before. ‘We’re Go.’',
      ],
    },
  },
  {
    at: '1969-07-20T20:16:05Z',
    did: 'post',
    block: 'flying-along',
    content: {
      contributors: HOUSTON,
      body: [
        'Listen to the numbers. Aldrin is reading them without a breath between: ‘Three hundred feet, down three and a half, <strong>forty-seven forward</strong>.’',
        'They have all but stopped going down, and they are skimming along at the speed of a galloping horse. The computer would not do that. Armstrong has the stick, and he does not like what he sees.',
        'He says nothing at all.',
      ],
    },
  },
  {
    at: '1969-07-20T20:17:06Z',
    did: 'post',
    block: 'sixty-seconds',
    content: {
      title: 'Sixty seconds',
      contributors: HOUSTON,
      body: ['‘Sixty seconds,’ says Duke. In a minute the tanks are dry. They are at 75 feet.'],
    },
  },
  {
    at: '1969-07-20T20:17:33Z',
    did: 'post',
    block: 'thirty-seconds',
    content: {
      contributors: HOUSTON,
      body: ['‘Kicking up some dust … faint shadow.’ <strong>‘Thirty seconds.’</strong>'],
    },
  },
  {
    at: '1969-07-20T20:18:09Z',
    did: 'post',
    block: 'landed',
    content: {
      title: 'The Eagle has landed',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        '<strong>They are down.</strong> Touchdown at 20:18.',
        { quote: ['Houston, the Eagle has landed.'] },
        'There are men on the Moon.',
      ],
    },
  },
  {
    at: '1969-07-20T20:18:14Z',
    did: 'post',
    block: 'landed-twice',
    content: {
      title: 'They are on the Moon',
      keyEvent: true,
      contributors: SCIENCE,
      body: ['Eagle has landed in the Sea of Tranquility. They are down, safe, on the Moon.'],
    },
  },
  { at: '1969-07-20T20:18:30Z', did: 'pin', block: 'landed' },
  { at: '1969-07-20T20:18:50Z', did: 'remove', block: 'landed-twice' },
  {
    at: '1969-07-20T20:19:10Z',
    did: 'headline',
    headline: 'Apollo 11: the Eagle has landed – live',
  },
  {
    at: '1969-07-20T20:21:40Z',
    did: 'edit',
    block: 'landed',
    content: {
      body: [
        '<strong>They are down.</strong> A feeler touched at <strong>20:17:40</strong>: ‘Contact light.’ Then, after the engine had stopped and a string of switches had been thrown, Armstrong, level as a man reporting a parked car:',
        { quote: ['Houston, Tranquility Base here. The Eagle has landed.'] },
        ...landedReply,
        'There are men on the Moon.',
        '<em>We first gave the time as 20:18, which is when he said so, and left out the first half of what he said. Nobody had told us that the place had a name.</em>',
      ],
    },
  },
  {
    at: '1969-07-20T20:24:10Z',
    did: 'post',
    block: 'stay',
    content: {
      title: 'Stay, and stay again',
      contributors: HOUSTON,
      body: [
        'There was cheering in Mission Control, and it lasted some ten seconds. There is a clock on this: if anything is wrong they must go now. Round the room once more, but the word is not Go this time, since Go might mean leave.',
        '‘You are <strong>Stay</strong> for T1,’ says Duke at 20:19. And at 20:23: ‘You are Stay for T2.’ ‘We thank you,’ says Armstrong.',
      ],
    },
  },
  {
    at: '1969-07-20T20:26:30Z',
    did: 'edit',
    block: 'sixty-seconds',
    content: {
      title: 'Sixty seconds, and what it meant',
      body: [
        '‘Sixty seconds,’ says Duke. They are at 75 feet.',
        '<em>We wrote in haste that the tanks would then be dry. Not quite. The call counts down to a decision: at zero they must be landing within twenty seconds or give it up. Eagle touched down nine seconds after the call of thirty. By Houston’s reckoning that left about twenty seconds to the decision, and another twenty or so beyond it.</em>',
      ],
    },
  },
];
