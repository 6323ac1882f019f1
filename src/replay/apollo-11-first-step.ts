// Owns the moonwalk's first hour: the hatch, the step, the second man, the flag.

import { HOUSTON, nasaImage, SCIENCE, TOKYO } from './apollo-11-newsroom.ts';
import type { ScriptElement, ScriptEvent } from './script.ts';

const upsideDown: readonly ScriptElement[] = [
  'There is a picture. It is upside down, and black and white in the strict sense of having no greys, but it is a picture, and it is from the Moon.',
  '‘There’s a great deal of contrast in it,’ says <strong>Bruce McCandless</strong>, who speaks for Houston now, ‘and currently it’s upside down on our monitor.’ Somebody finds the switch. The slab at the left becomes a ladder. The blot on it has legs.',
];

const plaqueAfter = 'Below it are four signatures: three astronauts’, and the President’s.';

export const firstStep: readonly ScriptEvent[] = [
  {
    at: '1969-07-21T02:28:30Z',
    did: 'post',
    block: 'depressurising',
    content: {
      title: 'Letting the air out',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        '‘Now comes the gymnastics,’ says Armstrong. The valve is open and Eagle’s cabin is emptying into nothing. When the needle reads zero, or near enough, the door can be pulled.',
      ],
    },
  },
  {
    at: '1969-07-21T02:34:00Z',
    did: 'post',
    block: 'takes-a-long-time',
    content: {
      contributors: HOUSTON,
      body: ['‘Sure takes a long time to get all the way down, doesn’t it?’ says Aldrin. ‘Yes.’'],
    },
  },
  {
    at: '1969-07-21T02:40:00Z',
    did: 'post',
    block: 'hatch',
    content: {
      title: 'The hatch is open',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        '<strong>02:39:33.</strong> A whisper of air was holding the door shut, and it is made of metal not much thicker than cardboard, and neither of them cared to tug. Do you think you can open it at this pressure? asked Houston. ‘We’re going to try it.’',
        '‘The hatch is coming open.’',
      ],
    },
  },
  {
    at: '1969-07-21T02:51:40Z',
    did: 'post',
    block: 'porch',
    content: {
      contributors: HOUSTON,
      body: [
        'He has gone out backwards on his hands and knees, with Aldrin talking him through like a man getting a wardrobe down a staircase. ‘Forward and up; now you are clear … to your left a little bit … plenty of room.’',
        '<strong>‘Okay. Houston, I’m on the porch.’</strong>',
      ],
    },
  },
  {
    at: '1969-07-21T02:54:50Z',
    did: 'post',
    block: 'television',
    content: {
      title: 'We can see him',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        ...upsideDown,
        '‘Okay. Neil, we can see you coming down the ladder now.’ The signal is coming by way of Goldstone, California.',
      ],
    },
  },
  {
    at: '1969-07-21T02:56:42Z',
    did: 'post',
    block: 'first-step',
    content: {
      title: 'One small step',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        'He stands on the footpad, one hand on the ladder. The feet have sunk in an inch or two, he says; the ground is like powder. ‘I’m going to step off the LM now.’',
        'A boot, feeling backwards.',
        { quote: ['That’s one small step for man, one giant leap for mankind.'] },
        '<strong>02:56, on the 21st of July, 1969.</strong>',
      ],
    },
  },
  { at: '1969-07-21T02:57:30Z', did: 'pin', block: 'first-step' },
  {
    at: '1969-07-21T02:58:00Z',
    did: 'headline',
    headline: 'Apollo 11: man walks on the Moon – live',
  },
  {
    at: '1969-07-21T02:59:40Z',
    did: 'post',
    block: 'powder',
    content: {
      contributors: HOUSTON,
      body: [
        'He talks as he was taught to, as if dictating to a laboratory. It ‘does adhere in fine layers like powdered charcoal to the sole and sides of my boots’. He goes in ‘a small fraction of an inch, maybe an eighth’. ‘<strong>I can see the footprints of my boots</strong>.’ There is ‘no trouble to walk around’.',
        'Under the engine, where some had feared a pit, there is nothing: only faint rays in the dust, as if someone had swept it.',
      ],
    },
  },
  {
    at: '1969-07-21T03:04:00Z',
    did: 'post',
    block: 'parkes',
    content: {
      contributors: SCIENCE,
      body: [
        'If your picture has just become better, thank the wind for dropping. The Moon has risen into the view of the great dish at <strong>Parkes</strong>, and Houston switched to it a minute ago. One can see the horizon now, and that his shadow has an edge.',
      ],
    },
  },
  {
    at: '1969-07-21T03:06:10Z',
    did: 'edit',
    block: 'television',
    content: {
      body: [
        ...upsideDown,
        '‘Okay. Neil, we can see you coming down the ladder now.’',
        '<em>We said that these pictures came through Goldstone in California. The first of them did. Just before the step, with Goldstone’s too dark to use, Houston switched to <a href="https://honeysucklecreek.net/Apollo_11/PKS_and_HSK.html">Honeysuckle Creek</a> near Canberra, and it was by way of a wet valley in the Australian winter that the world saw it.</em>',
      ],
    },
  },
  {
    at: '1969-07-21T03:08:20Z',
    did: 'post',
    block: 'tokyo-noon',
    content: {
      title: 'Four minutes to noon',
      contributors: TOKYO,
      body: [
        'It was 11:56 here. Offices had stopped pretending. In front of the electrical shops in Akihabara (秋葉原) the pavement was so full that the trams rang their bells and then gave up and watched.',
        'On NHK the announcer said almost nothing. Then the interpreter’s voice, unhurried: one man’s step, small; mankind’s, great. An old man beside me took off his hat.',
      ],
    },
  },
  {
    at: '1969-07-21T03:10:00Z',
    did: 'post',
    block: 'sample',
    content: {
      title: 'A pocketful of Moon, in case',
      contributors: HOUSTON,
      body: [
        'Houston has been reminding him. Before anything else he is to scoop up some soil and put it in his pocket, so that if they have to run for it they will not go home with nothing. It is done: ‘Contingency sample is in the pocket.’',
        {
          quote: [
            'It has a stark beauty all its own. It’s like much of the high desert of the United States. It’s different, but it’s very pretty out here.',
          ],
        },
        'Then he threw the handle of the scoop away, to see how far it would go. Very far. ‘You can really throw things a long way up here.’',
      ],
    },
  },
  {
    at: '1969-07-21T03:15:50Z',
    did: 'post',
    block: 'aldrin',
    content: {
      title: 'And then there are two',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        'Aldrin pulls the hatch to behind him, ‘making sure not to lock it on my way out’. ‘A pretty good thought,’ says Armstrong, and laughs. Then down the ladder, and the last long drop.',
        {
          quote: [
            '<strong>Aldrin</strong> Beautiful view!',
            '<strong>Armstrong</strong> Isn’t that something! Magnificent sight out here.',
            '<strong>Aldrin</strong> Magnificent desolation.',
          ],
        },
        {
          image: {
            url: nasaImage('as11-40-5868'),
            alt: 'An astronaut in a white suit and large backpack steps backwards down the ladder of the lunar module',
            caption: 'Aldrin on the way down, photographed by the only person who could.',
            credit: 'NASA/Neil Armstrong, AS11-40-5868',
          },
        },
      ],
    },
  },
  {
    at: '1969-07-21T03:21:00Z',
    did: 'edit',
    block: 'first-step',
    content: {
      title: 'One small step for [a] man',
      body: [
        'He stands on the footpad, one hand on the ladder. The feet have sunk in an inch or two, he says; the ground is like powder. ‘I’m going to step off the LM now.’',
        'A boot, feeling backwards.',
        { quote: ['That’s one small step for [a] man, one giant leap for mankind.'] },
        '<strong>02:56:15, on the 21st of July, 1969.</strong>',
        '<em>We have put a word in brackets. The sense wants an ‘a’, and some who were listening are certain that they heard one. We have played our tape six times, and in that place there is a crackle just as long as a short word. There we shall leave it.</em>',
        {
          link: {
            prefix: 'Transcript:',
            text: 'One Small Step, in the Apollo Lunar Surface Journal',
            url: 'https://www.hq.nasa.gov/alsj/a11/a11.step.html',
          },
        },
      ],
    },
  },
  {
    at: '1969-07-21T03:25:20Z',
    did: 'post',
    block: 'plaque',
    content: {
      title: 'What it says on the leg',
      contributors: HOUSTON,
      body: [
        'There is a steel plate on the leg with the ladder, between the rungs. Armstrong reads it out:',
        {
          quote: [
            'Here man from the planet Earth first set foot upon the Moon, July 1969 AD. We came in peace for all mankind.',
          ],
        },
        plaqueAfter,
      ],
    },
  },
  {
    at: '1969-07-21T03:31:00Z',
    did: 'edit',
    block: 'plaque',
    content: {
      body: [
        'There is a steel plate on the leg with the ladder, between the rungs. Armstrong reads it out:',
        {
          quote: [
            'Here men from the planet Earth first set foot upon the Moon, July 1969 AD. We came in peace for all mankind.',
          ],
        },
        plaqueAfter,
        '<em>It is ‘men’, as a photograph of the plate shows; so did the transcript we copied have it wrong. It is the night for it.</em>',
      ],
    },
  },
  {
    at: '1969-07-21T03:42:40Z',
    did: 'post',
    block: 'flag',
    content: {
      title: 'A flag where there is no wind',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        'The flag is up. A rod along the top holds it out, or ought to: it has stuck short of its full length, and so the cloth hangs in a ripple, as if there were a breeze. The pole went in only a few inches before it met something hard, and both men now walk round it with care.',
        'Collins is just out from behind the Moon. How is it going? Beautifully, says Houston. ‘I guess you’re about the only person around that doesn’t have TV coverage of the scene.’',
        { quote: ['That’s all right. I don’t mind a bit.'] },
        {
          image: {
            url: nasaImage('as11-40-5874'),
            alt: 'An astronaut stands facing a United States flag on a stiff pole; footprints all round, a black sky',
            caption: 'Aldrin and the flag. The dark marks are footprints, an hour old.',
            credit: 'NASA/Neil Armstrong, AS11-40-5874',
          },
        },
      ],
    },
  },
];
