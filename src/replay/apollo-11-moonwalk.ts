// Owns the rest of the moonwalk: the President's call, the instruments, the boxes, the closed door.

import { HOUSTON, LONDON, nasaImage, SCIENCE } from './apollo-11-newsroom.ts';
import type { ScriptEvent } from './script.ts';

export const moonwalk: readonly ScriptEvent[] = [
  {
    at: '1969-07-21T03:51:00Z',
    did: 'post',
    block: 'nixon',
    content: {
      title: 'A call from Washington',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        'Could we get both of you on the camera for a minute? asked Houston. Aldrin had been out of shot, trying ways to walk (‘so-called kangaroo hop does work’). The two stood on either side of the flag like boys outside a headmaster’s study.',
        {
          quote: [
            '<strong>President Nixon</strong> This certainly has to be the most historic telephone call ever made. … For one priceless moment in the whole history of man, all the people on this Earth are truly one.',
            '<strong>Armstrong</strong> It’s a great honor and privilege for us to be here representing not only the United States but men of peace of all nations, and with interest and a curiosity and a vision for the future.',
          ],
        },
        'It took less than two minutes. Aldrin saluted, and they went back to work.',
      ],
    },
  },
  {
    at: '1969-07-21T03:56:00Z',
    did: 'post',
    block: 'summary-moonwalk',
    content: {
      title: 'What we know so far: two men outside',
      summary: true,
      contributors: HOUSTON,
      body: [
        {
          list: [
            '<strong>Neil Armstrong stepped on to the Moon at 02:56:15 UTC</strong>, which was still Sunday evening in America and nearly Monday noon in Japan.',
            '<strong>Buzz Aldrin followed</strong> at 03:15. Both move easily; walking, they say, is no trouble.',
            '<strong>The ground holds.</strong> Under an inch or two of dark powder it is firm. Eagle’s feet have sunk two or three inches at most.',
            '<strong>Some soil is safe</strong> in Armstrong’s pocket, whatever happens next.',
            '<strong>A plaque has been read, a flag planted,</strong> and a President has telephoned.',
            '<strong>Still to come:</strong> two instruments to set up, two boxes of rock to fill, and an hour or so of oxygen to do it in.',
          ],
        },
      ],
    },
  },
  { at: '1969-07-21T03:57:00Z', did: 'pin', block: 'summary-moonwalk' },
  {
    at: '1969-07-21T04:06:00Z',
    did: 'post',
    block: 'london-dawn',
    content: {
      contributors: LONDON,
      body: [
        'Five in the morning in Trafalgar Square and getting light. They have stayed. At four minutes to four, when the boot came down, nobody cheered; there was a noise, from thousands of people, like someone putting down something heavy. Then they cheered.',
        'The man with the folding chair is asleep in it. The flask is empty. The Moon itself set hours ago, behind the Admiralty, and no one turned to look.',
      ],
    },
  },
  {
    at: '1969-07-21T04:17:00Z',
    did: 'post',
    block: 'behind',
    content: {
      title: 'Half an hour behind',
      contributors: HOUSTON,
      body: [
        '‘Houston, how does our timeline appear to be going?’ ‘It looks like you’re about a half hour slow on it.’ There is oxygen enough, Houston adds at once, in case that sounded like something else.',
        'The time has gone in small ways. Bending is impossible, so whatever falls is lost. The television cable, coiled for a week, will not lie flat, and Armstrong has been led out of it by the foot: ‘Watch it, Neil! Neil, you’re on the cable.’',
        {
          list: [
            '<strong>Done:</strong> the television camera moved out to its stand; a sheet of foil hung up to catch the solar wind, for a laboratory in Bern; flag; inspection of Eagle, which has hardly a scorch on it',
            '<strong>Nearly done:</strong> the first box of soil, shovelled in and sealed',
            '<strong>To do:</strong> the seismometer, the reflector, the core tubes, the second box',
          ],
        },
      ],
    },
  },
  {
    at: '1969-07-21T04:37:20Z',
    did: 'post',
    block: 'instruments',
    content: {
      title: 'The ball that will not stay in the cup',
      keyEvent: true,
      contributors: SCIENCE,
      body: [
        'Aldrin carried both instruments out, one in each hand, like a man with luggage. They are now on a rise some sixty feet south of Eagle.',
        {
          list: [
            '<strong>A mirror.</strong> A hundred prisms in a tray two feet square, each of which sends light back exactly the way it came. Fire a laser at it from Earth, time the echo, and the distance to the Moon is known to the length of a hand.',
            '<strong>A seismometer.</strong> It will listen for moonquakes, and for meteorites, after everyone has gone.',
          ],
        },
        'The mirror is in place. The seismometer has to be level, and for that it has a small ball in a small cup. The ball prefers the rim. ‘That B-B likes the outside. It won’t go on the inside,’ says Aldrin. Armstrong looks. He thinks that the cup has turned itself inside out.',
        '‘Press on,’ says Houston. ‘If you think it looks level by eyeball, go ahead.’',
        {
          image: {
            url: nasaImage('as11-40-5948'),
            alt: 'An astronaut bends over a small instrument with solar panels on a level grey plain',
            caption: 'Aldrin sets out the seismometer.',
            credit: 'NASA/Neil Armstrong, AS11-40-5948',
          },
        },
      ],
    },
  },
  {
    at: '1969-07-21T04:46:00Z',
    did: 'post',
    block: 'footsteps',
    content: {
      contributors: SCIENCE,
      body: [
        'Houston has given them fifteen minutes more. And then Armstrong, sent back with a camera to record the failure:',
        {
          quote: [
            '<strong>Armstrong</strong> Oh, shoot. Would you believe the ball is right in the middle now?',
            '<strong>Aldrin</strong> Wonderful. Take a picture before it moves.',
          ],
        },
        'The seismometer is on. It is already recording something, says Houston, short and regular. It is listening to <strong>two men walk</strong>.',
      ],
    },
  },
  {
    at: '1969-07-21T04:57:20Z',
    did: 'post',
    block: 'adios',
    content: {
      contributors: HOUSTON,
      body: [
        'It ends in a rush, as shopping does. Core tubes (Aldrin hammered until he dented the rod, and got five inches). The foil, rolled up. ‘Anything else that you can throw into the box would be acceptable,’ says Houston. Armstrong throws in anything else.',
        'Aldrin has started up the ladder. <strong>‘Adios, amigo.’</strong>',
      ],
    },
  },
  {
    at: '1969-07-21T05:12:00Z',
    did: 'post',
    block: 'closed',
    content: {
      title: 'The hatch is closed',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        '‘The hatch is closed and latched, and verified secure.’ <strong>05:11:13.</strong> The first walk on the Moon lasted two hours and fifteen minutes.',
        'The boxes went up on a clothes line with Armstrong hauling from below and the dust of it coming down on his head. One film magazine fell off and had to be fetched. What is in the boxes? ‘About, I’d say, twenty pounds of carefully selected, <strong>if not documented</strong>, samples.’',
      ],
    },
  },
  {
    at: '1969-07-21T05:41:00Z',
    did: 'edit',
    block: 'closed',
    content: {
      title: 'The hatch is closed: two hours, thirty-one minutes',
      body: [
        '‘The hatch is closed and latched, and verified secure.’ <strong>05:11:13.</strong> From door to door the first walk on the Moon lasted two hours, thirty-one minutes and forty seconds. <em>(We first counted from the step. NASA counts from the door, and so shall we.)</em>',
        'The boxes went up on a clothes line with Armstrong hauling from below and the dust of it coming down on his head. One film magazine fell off and had to be fetched. What is in the boxes? ‘About, I’d say, twenty pounds of carefully selected, <strong>if not documented</strong>, samples.’',
        'Collins came round the Moon at 05:38 and was told that they were back inside, and that everything went beautifully. He had one word for it: <strong>‘Hallelujah.’</strong>',
        {
          image: {
            url: nasaImage('as11-40-5878'),
            alt: 'A single ribbed boot print, sharp-edged, in fine grey soil',
            caption: 'Aldrin’s boot print, made and photographed to see how the soil behaves.',
            credit: 'NASA/Buzz Aldrin, AS11-40-5878',
          },
        },
      ],
    },
  },
];
