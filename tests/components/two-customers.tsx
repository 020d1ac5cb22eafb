import { QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import fc from 'fast-check';
import { CallbackCard } from '../../src/components/callback-card/callback-card.tsx';
import { CallbackProvider } from '../../src/components/provider.tsx';
import type { Fault } from '../../src/simulator/faults.ts';
import { alertingNow, MINUTE, SECOND, since } from '../../src/simulator/scenarios/scenario.ts';
import { previewOf, queueNamed } from '../../src/simulator/world/campaign.ts';
import type { Colleague } from '../../src/simulator/world/house.ts';
import { keepVoicemail, voicemailId } from '../../src/simulator/world/voicemail.ts';
import type { Conversation, World } from '../../src/simulator/world/world.ts';
import { runTimersOn } from '../platform/desk.ts';
import { createDesk } from './desk.ts';

/** Two customers, each by the one word that stands in every text of theirs and in none of the other's. */
export const NAMES = ['alfa', 'bravo'] as const;
export type Name = (typeof NAMES)[number];

/** The numbers of a customer and of what is typed for them, and how any of them looks on the screen, all or its end. */
export const NUMBERS: Readonly<Record<Name, { readonly own: readonly string[]; readonly typed: string }>> = {
  alfa: { own: ['+442079460711', '+442079460712'], typed: '+442079460713' },
  bravo: { own: ['+447700900831', '+447700900832'], typed: '+447700900833' },
};
export const WORDS: Readonly<Record<Name, RegExp>> = {
  alfa: /alfa|7946\D{0,3}071\d|\b071\d\b/i,
  bravo: /bravo|7700\D{0,3}900\D{0,3}83\d|\b083\d\b/i,
};

/** How far the agent is with a callback when its card is first shown. */
export const STAGES = ['alerting', 'accepted', 'on-call', 'call-ended', 'wrap-up'] as const;
export type Stage = (typeof STAGES)[number];

/** What happens to requests, one after the other, of those that `path` stands for. */
export type Trouble = Extract<Fault, { on: 'request' }>;
const FAMILIES = ['conversations/**', 'outbound/**', 'voicemail/**', 'users/search', 'routing/queues'];
const path = fc.constantFrom(...FAMILIES);
const lateAnswer = fc.record({
  on: fc.constant('request' as const),
  do: fc.constant('delay' as const),
  path,
  ms: fc.integer({ min: 50, max: 6000 }),
});
const failure: fc.Arbitrary<Trouble> = fc.oneof(
  fc.record({
    on: fc.constant('request' as const),
    do: fc.constantFrom('refuse' as const, 'lose' as const),
    path: fc.constant('conversations/**'),
    method: fc.constantFrom('POST', 'PATCH'),
    status: fc.constantFrom(400, 403, 409, 500),
  }),
  fc.record({ on: fc.constant('request' as const), do: fc.constant('lose' as const), path }),
);
export const anyTrouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 8, arbitrary: lateAnswer },
  { weight: 1, arbitrary: failure },
);

/** A preview with a contact, a voicemail and wrap-up codes, each of which says whose it is. */
function play(world: World, name: Name, stage: Stage, sameList: boolean): Conversation {
  const { own } = NUMBERS[name];
  const one = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  const of = (text: string) => (sameList ? `Shared ${text}` : `${one} ${text}`);
  const plan = { name: of('campaign'), contactList: of('list'), queue: of('queue'), timeoutSeconds: 0 };
  const agreement = previewOf(
    world,
    { ...plan, skipEnabled: true },
    {
      name: `${one} Customer`,
      numbers: { Mobile: own[0]!, Home: own[1]! },
      fields: { [of('plan')]: `${name} household`, Account: `${name}-204` },
    },
  );
  const id = voicemailId(world);
  const wrapupCodes = ['one', 'two'].map((each) => ({ id: `${name}-${each}`, name: `${name} code ${each}` }));
  const whole = {
    ...agreement,
    carried: { ...agreement.carried, voicemail: { id, uploadStatus: 'complete' as const } },
    attributes: { reason: `${name} asked` },
    afterCallWork: { required: true },
    wrapupCodes,
  };
  const conversation =
    stage === 'alerting'
      ? alertingNow(world, whole)
      : since(world, 90 * SECOND, whole, ({ pass, accept, call, hangUp, end }) => {
          accept();
          if (stage === 'accepted') return;
          pass(5 * SECOND);
          call(own[0]!);
          pass(80 * SECOND);
          if (stage === 'on-call') return;
          hangUp();
          pass(2 * SECOND);
          if (stage === 'wrap-up') end();
        });
  const left = { name: `${one} Customer`, number: own[0]!, seconds: 21, transcription: `Hello, ${name} speaking` };
  keepVoicemail(world, conversation, id, left, true);
  const [colleague] = world.colleagues;
  (world.colleagues as Colleague[]).push({ ...colleague!, id: world.random.uuid(), name: `${one} Merrick` });
  queueNamed(world, `${one} desk`);
  return conversation;
}

/** One request, as it went over the wire: whose it was, and what for. */
export interface Sent {
  readonly text: string;
  readonly write: boolean;
}

const base64 = (text: string) => new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));

/** A desk with both of them, of which the host shows one in one place, or both; answers are heard however late they are. */
export async function openTwoCustomers(plan: {
  readonly stages: readonly [Stage, Stage];
  readonly sameList: boolean;
  readonly troubles: readonly Trouble[];
  readonly eventsLateMs: number;
}) {
  const desk = await createDesk({ scenario: 'scheduled' });
  runTimersOn(desk.source);
  const { simulator } = desk;
  const { world, faults } = simulator;
  const [alfa, bravo] = NAMES.map((name, index) => play(world, name, plan.stages[index]!, plan.sameList));
  const conversations: Readonly<Record<Name, Conversation>> = { alfa: alfa!, bravo: bravo! };
  for (const trouble of plan.troubles) faults.add(trouble);
  if (plan.eventsLateMs > 0) faults.add({ on: 'event', do: 'reorder', chance: 0.5, ms: plan.eventsLateMs });

  /** What stands for one of them and is no word: ids, the beginnings of references to requests. */
  const marks: Readonly<Record<Name, Set<string>>> = { alfa: new Set(), bravo: new Set() };
  for (const name of NAMES) {
    const { id, agreement } = conversations[name];
    const { voicemail, dialerPreview } = agreement.carried;
    for (const mark of [id, voicemail!.id!, dialerPreview!.contactId!]) marks[name].add(mark);
  }
  const isOf = (text: string, name: Name) =>
    WORDS[name].test(text) ||
    [...marks[name], ...conversations[name].participants.map(({ id }) => id)].some((mark) => text.includes(mark));

  const sent: Sent[] = [];
  const refused: Readonly<Record<Name, number>> & Record<Name, number> = { alfa: 0, bravo: 0 };
  const { fetch } = simulator;
  Object.assign(simulator, {
    async fetch(url: string, { signal: _, ...init }: RequestInit = {}) {
      const { pathname, searchParams } = new URL(url);
      const query = [...searchParams].map(([key, value]) => (key === 'q64' ? base64(value) : value)).join(' ');
      const body = typeof init.body === 'string' ? init.body : '';
      const text = `${init.method ?? 'GET'} ${pathname.replace('/api/v2', '')} ${query} ${body}`;
      sent.push({ text, write: !text.startsWith('GET') && !text.includes('/notifications/') });
      const whose = NAMES.find((name) => isOf(text, name));
      try {
        const answer = await fetch(url, init);
        const reference = answer.headers.get('ININ-Correlation-Id');
        if (whose && reference) marks[whose].add(reference.slice(0, 8));
        if (whose && !answer.ok) refused[whose]++;
        return answer;
      } catch (error) {
        if (whose) refused[whose]++;
        throw error;
      }
    },
  });

  const page = (shown: readonly Name[]) => (
    <QueryClientProvider client={desk.client}>
      <CallbackProvider platform={desk.platform} policy={() => ({ otherNumbers: 'allow', callingHours: 'off' })}>
        {shown.map((name, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a host's panel: another callback on the same card
          <CallbackCard key={place} conversationId={conversations[name].id} />
        ))}
      </CallbackProvider>
    </QueryClientProvider>
  );
  const { rerender, unmount, container } = render(page(['alfa']));
  return {
    desk,
    conversations,
    sent,
    refused,
    isOf,
    show: (shown: readonly Name[]) => act(() => rerender(page(shown))),
    cards: () => [...container.querySelectorAll<HTMLElement>('.cb-card')],
    /** The agent's own requests past the desk; nobody waits for their answers. */
    elsewhere(name: Name, body: object) {
      const me = conversations[name].participants.findLast(({ userId }) => userId === simulator.userId);
      void fetch(
        `${simulator.baseUrl}/api/v2/conversations/callbacks/${conversations[name].id}/participants/${me?.id}`,
        {
          method: 'PATCH',
          headers: { Authorization: `Bearer ${simulator.token}` },
          body: JSON.stringify(body),
        },
      ).catch(() => {});
    },
    /** Whatever is still late arrives. */
    async settle() {
      faults.clear();
      await desk.step(MINUTE / 2);
    },
    close() {
      unmount();
      desk.dispose();
    },
  };
}
