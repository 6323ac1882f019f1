// Owns the story's opening: from the Go for undocking to the last pass behind the Moon before the descent.

import { CAPE, HOUSTON, LONDON, nasaImage, SCIENCE, TOKYO } from './apollo-11-newsroom.ts';
import type { ScriptEvent } from './script.ts';

export const orbit: readonly ScriptEvent[] = [
  {
    at: '1969-07-20T16:40:00Z',
    did: 'post',
    block: 'welcome',
    content: {
      title: 'Good morning from Houston',
      contributors: HOUSTON,
      body: [
        'It is twenty to twelve on a hot Sunday in Texas, and some time after three this afternoon two men will try to set a spacecraft down on the Moon. Nobody has done it. In May the crew of Apollo 10 came down to nine miles, looked, and went home.',
        '<strong>Neil Armstrong</strong> and <strong>Buzz Aldrin</strong> are already inside the lunar module, <em>Eagle</em>, throwing switches in the order of a checklist as thick as a hymn book. <strong>Michael Collins</strong> is alone on the other side of the hatch, in <em>Columbia</em>. The two ships are still locked nose to nose, going round the Moon once every two hours.',
        'They left Pad 39A at 13:32 on Wednesday. They are some 240,000 miles away: their voices take one and a third seconds to reach us, and ours as long to reach them.',
        'We shall be here until it is over. <strong>All times are UTC.</strong> Houston is five hours behind, London one ahead, Tokyo nine.',
        {
          link: {
            prefix: 'Background:',
            text: 'Apollo 11, the mission in NASA’s own words',
            url: 'https://www.nasa.gov/mission/apollo-11/',
          },
        },
      ],
    },
  },
  {
    at: '1969-07-20T16:47:00Z',
    did: 'post',
    block: 'timetable',
    content: {
      title: 'The day’s timetable',
      contributors: HOUSTON,
      body: [
        'This post stays at the top. We shall correct it as the day corrects us.',
        {
          list: [
            '<strong>17:44</strong> Eagle undocks, behind the Moon',
            '<strong>19:08</strong> Eagle’s engine drops it to within 50,000 feet, behind the Moon again',
            '<strong>20:05</strong> Powered descent begins',
            '<strong>20:17</strong> Landing',
            '<strong>After that</strong> A meal, then four hours’ rest',
            '<strong>About 06:15 Monday</strong> Armstrong goes down the ladder',
            '<strong>17:54 Monday</strong> Lift-off from the Moon',
          ],
          ordered: true,
        },
      ],
    },
  },
  { at: '1969-07-20T16:48:00Z', did: 'pin', block: 'timetable' },
  {
    at: '1969-07-20T16:51:30Z',
    did: 'post',
    block: 'wire-test',
    content: {
      contributors: LONDON,
      body: ['Test from the London wire. One two three four. Ruth, are you getting this?'],
    },
  },
  { at: '1969-07-20T16:52:40Z', did: 'remove', block: 'wire-test' },
  {
    at: '1969-07-20T16:57:40Z',
    did: 'post',
    block: 'go-undocking',
    content: {
      title: 'Go for undocking',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        'Houston has said yes. ‘We’re Go for undocking,’ says Charlie Duke, the astronaut who speaks for Mission Control this shift, and Aldrin says he understands.',
        'It will happen out of sight. In five minutes both ships go behind the Moon, and for three-quarters of an hour two thousand miles of rock will stand between them and every aerial on Earth. If the latches stick, Houston will learn of it afterwards, like everyone else.',
      ],
    },
  },
  {
    at: '1969-07-20T17:01:20Z',
    did: 'post',
    block: 'no-television',
    content: {
      contributors: HOUSTON,
      body: [
        'Those hoping for pictures have just been let down by the cameraman. Collins, to Houston, a moment ago:',
        {
          quote: [
            'There will be no television of the undocking. I have all available windows either full of heads or cameras, and I’m busy with other things.',
          ],
        },
        '‘We concur,’ says Houston.',
      ],
    },
  },
  {
    at: '1969-07-20T17:11:00Z',
    did: 'post',
    block: 'crew',
    content: {
      title: 'Three men born in 1930',
      contributors: CAPE,
      body: [
        'While they are out of earshot, a word behind their backs.',
        {
          list: [
            '<strong>Neil Armstrong</strong>, 38, commander. A civilian. Flew the X-15 rocket plane, stopped a tumbling Gemini 8 when it was turning once a second, and in May last year parachuted out of a lunar landing trainer moments before it hit the ground. He went back to his desk that afternoon.',
            '<strong>Edwin ‘Buzz’ Aldrin</strong>, 39, lunar module pilot. Sixty-six combat missions over Korea; a doctorate from MIT on how one spacecraft finds another; the man who showed on Gemini 12 that one can work outside without exhausting oneself.',
            '<strong>Michael Collins</strong>, 38, command module pilot. Walked in space from Gemini 10. He has come all this way to stay sixty miles up, and if the others cannot leave the surface he will have to come home alone. He knows it better than anyone.',
          ],
        },
      ],
    },
  },
  {
    at: '1969-07-20T17:27:00Z',
    did: 'post',
    block: 'cape',
    content: {
      title: 'The morning after the morning after',
      contributors: CAPE,
      body: [
        'The Cape is a quiet place today. On Wednesday something like a million people stood along these beaches and causeways. What is left is tyre tracks, bottle tops, and a launch tower with scorched paint.',
        'The firing room has nothing to fire. The engineers who sent the thing up are at home with the curtains drawn against the glare, sitting like everybody else in front of a television set that has nothing yet to show them.',
      ],
    },
  },
  {
    at: '1969-07-20T17:50:20Z',
    did: 'post',
    block: 'wings',
    content: {
      title: 'Eagle is undocked',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        'They are round the corner, and there are two of them. ‘Roger. Eagle is undocked,’ says Armstrong. How does it look? asks Houston.',
        { quote: ['The Eagle has wings.'] },
      ],
    },
  },
  {
    at: '1969-07-20T17:54:30Z',
    did: 'edit',
    block: 'wings',
    content: {
      title: '‘The Eagle has wings’',
      body: [
        'They are round the corner, and there are two of them. ‘Roger. Eagle is undocked,’ says Armstrong. How does it look? asks Houston.',
        { quote: ['The Eagle has wings.'] },
        'The latches let go at 17:44, on the far side, with no one watching but Collins.',
        {
          image: {
            url: nasaImage('as11-44-6581'),
            alt: 'The lunar module, legs spread, hanging upside down above a grey and cratered horizon',
            caption:
              'Eagle with its legs down, as Collins saw it from Columbia a few minutes after undocking. The wires under the footpads are the feelers that will touch first.',
            credit: 'NASA/Michael Collins, AS11-44-6581',
          },
        },
      ],
    },
  },
  {
    at: '1969-07-20T18:13:00Z',
    did: 'post',
    block: 'separation',
    content: {
      title: '‘See you later’',
      contributors: HOUSTON,
      body: [
        'For twenty minutes the ships have flown in company, Eagle turning slowly on the spot so that Collins can look it over: four legs, all down. His report is not in the flight plan.',
        {
          quote: [
            '<strong>Collins</strong> I think you’ve got a fine looking flying machine there, Eagle, despite the fact you’re upside down.',
            '<strong>Armstrong</strong> Somebody’s upside down.',
          ],
        },
        'Then a nine-second puff from Columbia’s small jets at 18:11, and the gap begins to widen. ‘You guys take care,’ says Collins. ‘See you later,’ says Armstrong, as a man might say it at a bus stop.',
      ],
    },
  },
  {
    at: '1969-07-20T18:24:00Z',
    did: 'post',
    block: 'luna-15',
    content: {
      title: 'The other spacecraft',
      contributors: LONDON,
      body: [
        'There is a third machine going round the Moon this evening, and nobody in Houston is steering it.',
        '<a href="https://en.wikipedia.org/wiki/Luna_15">Luna 15</a> left the Soviet Union on 13 July, three days before Apollo, with no one aboard and no stated purpose beyond ‘further scientific exploration’. At Jodrell Bank in Cheshire, where the great dish has followed it all week, they have noticed it change course again this afternoon. It now comes down to about ten miles from the surface.',
        'Is it a photographer, or a robot come to snatch a spoonful of soil and be home first? Moscow is not saying. It has, remarkably, said one thing: asked by the astronaut Frank Borman, the Soviet Academy cabled the orbit to Houston with an assurance that the two flights will not cross.',
      ],
    },
  },
  {
    at: '1969-07-20T18:41:00Z',
    did: 'post',
    block: 'trafalgar',
    content: {
      contributors: LONDON,
      body: [
        'A fine evening in London, and Trafalgar Square is filling from the steps down. There is a giant screen up where the pigeons ought to be. Television here has never before stayed on all night; tonight the BBC and ITV both mean to.',
        'The man in front of me has brought a flask and a folding chair, and has just consulted a cutting from a newspaper, counted on his fingers, and sat down. It is twenty to eight. Armstrong is not due on the ladder until breakfast.',
      ],
    },
  },
  {
    at: '1969-07-20T18:51:00Z',
    did: 'post',
    block: 'how-to-land',
    content: {
      title: 'How to land on the Moon, in twelve steps',
      contributors: SCIENCE,
      body: [
        'Houston has just given Eagle its Go for the first of the two burns that will bring it down. There is no air on the Moon, so no wing and no parachute: from orbit to standstill everything is done with one engine and one load of fuel. Here is what to listen for.',
        {
          list: [
            '<strong>The drop.</strong> Behind the Moon at 19:08 the engine burns for half a minute. The orbit that was sixty miles up all round now dips, on the near side, to 50,000 feet.',
            '<strong>Ignition.</strong> At the bottom of the dip, 20:05, the engine lights: gently for twenty-six seconds while it finds its balance, then at full thrust.',
            '<strong>Face down.</strong> They fly feet first with their windows to the ground. Armstrong times the craters going by. Early or late means long or short.',
            '<strong>Over on their backs.</strong> After some three minutes Eagle rolls, so that the landing radar can see the Moon. The men see the Earth.',
            '<strong>Radar.</strong> Until it locks on, the computer is guessing its height from arithmetic done on Earth. It may be thousands of feet out.',
            '<strong>Throttle down.</strong> At about six and a half minutes, if everything has gone well, the engine eases. If it does not, they have been wasting fuel.',
            '<strong>High gate.</strong> Seven thousand feet. Eagle tips upright and for the first time the pilots see where they are going.',
            '<strong>Low gate.</strong> Five hundred feet. Armstrong may leave the flying to the computer, or take it himself. Most bets are on himself.',
            '<strong>The fuel calls.</strong> Houston will read out ‘sixty seconds’, then ‘thirty’. Remember them.',
            '<strong>Contact.</strong> Wire feelers nearly six feet long hang from three of the four feet. When one touches, a blue light comes on.',
            '<strong>Engine stop.</strong> At once, or the exhaust may blow back from the ground. They fall the last few feet.',
            '<strong>Stay, or no stay.</strong> If a leg is sinking or a tank is leaking they must leave within minutes, while Columbia is still near enough to catch. Houston will decide three times: at once, after nine minutes, and after two hours.',
          ],
          ordered: true,
        },
        'The computer that must do all this fills about a cubic foot. It has room for some 36,000 words of program and 2,000 words of scratch paper, and the program is literally woven: copper wire, threaded by hand through or past tiny magnetic rings. What is through is a one. What is past is a nought.',
        'Twelve minutes, then, from first to last. They have practised it for months, and in practice they have sometimes crashed.',
      ],
    },
  },
  {
    at: '1969-07-20T19:09:30Z',
    did: 'post',
    block: 'doi',
    content: {
      title: 'If all is well, Eagle is falling',
      keyEvent: true,
      contributors: HOUSTON,
      body: [
        'Both ships went behind the Moon again at two o’clock, Houston time, with a ‘both looking good going over the hill’. At <strong>19:08:14</strong>, by the clock on the wall here, Eagle’s engine was due to burn.',
        'Nobody in the room can know whether it did. The controllers have been told to stretch their legs. Hardly anyone has.',
      ],
    },
  },
  {
    at: '1969-07-20T19:14:00Z',
    did: 'post',
    block: 'luna-rumour',
    content: {
      title: 'Moscow source: Luna 15 to land tonight',
      contributors: LONDON,
      body: [
        'We are hearing, from a source described as well informed in Moscow, that Luna 15 is to land this evening, possibly ahead of Eagle. More as we have it.',
      ],
    },
  },
  {
    at: '1969-07-20T19:24:00Z',
    did: 'post',
    block: 'luna-note',
    content: {
      contributors: LONDON,
      body: [
        'We have taken down a post that said Luna 15 was about to land. It rested on one voice, at second hand. Jodrell Bank hears the craft in orbit, and that is what we know.',
      ],
    },
  },
  { at: '1969-07-20T19:24:20Z', did: 'remove', block: 'luna-rumour' },
  {
    at: '1969-07-20T19:33:00Z',
    did: 'post',
    block: 'tokyo',
    content: {
      title: '静かの海, half past four in the morning',
      contributors: TOKYO,
      body: [
        'It is 04:33 on Monday here and there are lights on in windows that should be dark. NHK (日本放送協会) has been on the air with the Moon since midnight and does not mean to stop before lunch.',
        'The voice most of Japan is listening to is neither Armstrong’s nor Houston’s. It belongs to <strong>西山千</strong>, Sen Nishiyama, who sits with headphones on and turns the crackle into Japanese as it arrives, half a sentence behind two men who speak in numbers. What does one do with ‘Delta-V residuals’? One does not blink, it seems, and one keeps talking.',
        'The Sea of Tranquility is <em>Shizuka no umi</em>, 静かの海, the quiet sea. At this hour the whole city is on its shore.',
      ],
    },
  },
];
