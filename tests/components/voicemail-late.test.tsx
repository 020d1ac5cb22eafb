import { fireEvent } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listenToPage } from './sounding.ts';
import { openVoicemail } from './voicemail-desk.tsx';

const FULL = Boolean(process.env['CALLBACK_CARD_FULL']);
const ears = listenToPage();

/** What happens next: another callback is shown, Play is pressed, one of the answers on their way arrives, time passes. */
const anyStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('show' as const), pick: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('play' as const), pick: fc.constant(0) }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('answer' as const), pick: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('hear' as const), pick: fc.nat(3) }) },
);

/** The one whose seconds and words these are. */
const OF = [
  { length: '2:58', says: undefined },
  { length: '0:14', says: /Yusuf/ },
] as const;

/** Two voicemails on one card, whose answers (message and media alike) all wait until they are let go. */
async function openTwo() {
  const onTheirWay: (() => void)[] = [];
  const messages: string[] = [];
  let arriveAtOnce = () => {};
  const desk = await openVoicemail('two-voicemails', {}, async ({ simulator, network, elsewhere }) => {
    for (const { conversationId: id, participantId } of simulator.started) {
      await elsewhere('PATCH', `/conversations/callbacks/${id}/participants/${participantId}`, { state: 'connected' });
      const { participants } = simulator.world.conversations.get(id)!;
      messages.push(participants.flatMap(({ callbacks }) => callbacks).find((leg) => leg.voicemail)!.voicemail!.id!);
    }
    // They arrive although nobody waits for them any more: as late as can be.
    arriveAtOnce = network.every('GET /voicemail/messages', async (forward) => {
      const answer = await forward();
      await new Promise<void>((arrived) => onTheirWay.push(arrived));
      return answer;
    });
  });
  return { ...desk, messages, onTheirWay, arriveAtOnce };
}

test(
  'however late and in whatever order answers arrive: no card shows or plays the message of another',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 6, maxLength: 20 }), async (steps) => {
        const desk = await openTwo();
        let shown = 0;
        // By class: a role is looked for in the whole page, which is asked a thousand times here.
        const part = () => document.querySelector('.cb-voicemail')!;
        const play = () => part().querySelector('button.cb-play');

        function isRight() {
          const mine = desk.messages[shown]!;
          for (const audio of document.querySelectorAll('audio'))
            if (audio.hasAttribute('src')) expect(audio.getAttribute('src')).toContain(mine);
          for (const audio of ears.sounding) expect(audio.getAttribute('src')).toContain(mine);
          const other = OF[1 - shown]!;
          expect(part().textContent).not.toContain(other.length);
          if (other.says) expect(part().textContent).not.toMatch(other.says);
        }

        for (const { does, pick } of steps) {
          const fetchedBefore = ears.fetched.length;
          if (does === 'show') {
            shown = pick;
            await desk.show(desk.ids[pick]!);
          } else if (does === 'play') {
            if (play()) fireEvent.click(play()!);
            await desk.step(10);
          } else if (does === 'answer') {
            if (desk.onTheirWay.length > 0) desk.onTheirWay.splice(pick % desk.onTheirWay.length, 1)[0]!();
            await desk.step(10);
          } else await ears.hear(pick);
          isRight();
          for (const address of ears.fetched.slice(fetchedBefore)) expect(address).toContain(desk.messages[shown]);
        }

        // In the end the one that is shown can be heard: what never plays is never wrong.
        desk.arriveAtOnce();
        for (let turn = 0; turn < 6; turn++) {
          for (const arrive of desk.onTheirWay.splice(0)) arrive();
          await desk.step(1000);
          isRight();
          if (play()?.ariaLabel === 'Play message') fireEvent.click(play()!);
        }
        expect(ears.sounding.map((audio) => audio.getAttribute('src'))).toEqual([
          expect.stringContaining(desk.messages[shown]!),
        ]);
        expect(part().textContent).toContain(OF[shown]!.length);
        desk.unmount();
        desk.close();
      }),
      { numRuns: FULL ? 400 : 8, endOnFailure: true },
    );
  },
  FULL ? 900_000 : 60_000,
);
