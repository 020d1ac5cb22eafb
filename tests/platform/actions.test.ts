// @vitest-environment node
import { onlineManager, queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { afterEach, describe, expect, expectTypeOf, test } from 'vitest';
import type { Conversation } from '../../src/callback/conversation.ts';
import type { ActionResult, ActionSpec } from '../../src/platform/acting.ts';
import type { CallCommand, CallResult } from '../../src/platform/place-call.ts';
import type { Platform } from '../../src/platform/platform.ts';
import type { PlatformError } from '../../src/platform/platform-error.ts';
import { createDesk, createWorkingDesk } from './desk.ts';
import { act, type Act } from './history.ts';
import { answers, type Fate } from './recording.ts';

type Desk = Awaited<ReturnType<typeof createWorkingDesk>>;
type Plain = Exclude<keyof Platform['actions'], 'call' | 'hangUp'>;

const GET = 'GET /conversations/';
const PATCH = 'PATCH /conversations/';

afterEach(() => onlineManager.setOnline(true));

function press(desk: Desk, spec: ActionSpec<ActionResult, unknown>, variables?: unknown) {
  const pressed: { result?: ActionResult; error?: PlatformError } = {};
  desk.press(spec, variables).then(
    (result) => (pressed.result = result),
    (error: PlatformError) => (pressed.error = error),
  );
  return pressed;
}
const plain = (desk: Desk, action: Plain) =>
  press(desk, desk.platform.actions[action](desk.id) as ActionSpec<ActionResult, unknown>);
const hangUp = (desk: Desk, callId: string) =>
  press(desk, desk.platform.actions.hangUp(desk.id) as ActionSpec<ActionResult, unknown>, { callId });

const acting = async (acts: readonly Act[], ...desk: Parameters<typeof createWorkingDesk>) => {
  const made = await createWorkingDesk(...desk);
  for (const each of acts) {
    await act(made.simulator, made, each);
    await made.step(8000);
  }
  return made;
};

const callback = ({ conversationId, participantId }: Desk) =>
  `/conversations/callbacks/${conversationId}/participants/${participantId}`;
const call = ({ conversationId, participantId }: Desk) =>
  `/conversations/calls/${conversationId}/participants/${participantId}`;
const ALERTING = { accepted: false };
const OWN_CALL = ['call'] as const;

describe('an action', () => {
  test.each<[Plain, readonly Act[], typeof callback, object, { accepted: boolean }?]>([
    ['accept', [], callback, { state: 'connected' }, ALERTING],
    ['decline', [], callback, { state: 'disconnected' }, ALERTING],
    ['hold', [], callback, { held: true }],
    ['resume', ['hold'], callback, { held: false }],
    ['skip', [], callback, { wrapup: { code: 'ININ-OUTBOUND-PREVIEW-SKIPPED', notes: '' }, state: 'disconnected' }],
    ['done', ['call', 'hang-up'], callback, { state: 'disconnected' }],
    ['holdCall', OWN_CALL, call, { held: true }],
    ['resumeCall', ['call', 'hold-call'], call, { held: false }],
  ])(
    '%s sends exactly its request, and is confirmed once the platform shows it',
    async (action, acts, path, body, options) => {
      const desk = await acting(acts, 'preview-no-countdown', options);
      const sent = desk.network.sent.length;
      const pressed = plain(desk, action);
      await desk.step(4);
      expect(pressed).toEqual({}); // asked, and not yet seen
      await desk.step(30);
      expect(pressed.result).toEqual({ confirmed: true });
      await desk.step(900);
      expect(desk.network.sent.slice(sent).map((each) => [each.method, each.path, each.body])).toEqual([
        ['PATCH', path(desk), body],
      ]);
    },
  );

  test('hangUp ends that very call, and leaves the callback open', async () => {
    const desk = await acting(['call'], 'preview-no-countdown');
    const [{ id: callId, own } = { id: '' }] = desk.view(desk.id)!.calls;
    expect(own!.id).toBe(callId);
    const pressed = hangUp(desk, callId);
    await desk.step(30);
    expect(pressed.result).toEqual({ confirmed: true });
    expect(desk.network.to('PATCH').map(({ path, body }) => [path, body])).toEqual([
      [`${call(desk)}/communications/${callId}`, { state: 'disconnected' }],
    ]);
    expect(desk.view(desk.id)).toMatchObject({ callback: { state: 'connected' }, calls: [{ live: false }] });
  });

  test('hangUp names the participant who has the call, be it an older one of mine', async () => {
    const desk = await acting(['call'], 'preview-no-countdown');
    const callId = desk.view(desk.id)!.calls[0]!.id;
    const frame = JSON.parse(desk.frameOf(desk.id)) as { eventBody: { participants: object[] } };
    frame.eventBody.participants.push({
      ...frame.eventBody.participants.at(-1),
      id: 'alerted-again',
      calls: [],
      callbacks: [{ id: 'again', state: 'alerting' }],
    });
    desk.hears(JSON.stringify(frame));
    await desk.step(20);
    hangUp(desk, callId);
    await desk.step(1);
    expect(desk.network.to('PATCH').map(({ path }) => path)).toEqual([`${call(desk)}/communications/${callId}`]);
  });

  test('skip takes a second request where the platform takes only the wrap-up from the first', async () => {
    const desk = await createWorkingDesk('preview-countdown', { simulator: { personality: { skipTakes: 2 } } });
    const [pressed] = [plain(desk, 'skip'), plain(desk, 'skip')];
    await desk.step(3000);
    expect(pressed.result).toEqual({ confirmed: true });
    expect(desk.network.to(PATCH).map(({ body }) => body)).toEqual([
      { wrapup: { code: 'ININ-OUTBOUND-PREVIEW-SKIPPED', notes: '' }, state: 'disconnected' },
      { state: 'disconnected' },
    ]);
  });

  test('skip that worked is no failure, although neither an event nor a replica that lags told of it in time', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    const before = await (await desk.elsewhere('GET', `/conversations/${desk.id}`)).json();
    desk.network.next(GET, answers(200, before));
    let pressed: ReturnType<typeof press> = {};
    await desk.untold(async () => {
      pressed = plain(desk, 'skip');
      await desk.step(10_000);
    });
    expect(pressed).toEqual({ result: { confirmed: true } });
  });

  test('pressed twice is one request, for both', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    const both = [plain(desk, 'hold'), plain(desk, 'hold')];
    await desk.step(100);
    expect(both).toEqual([{ result: { confirmed: true } }, { result: { confirmed: true } }]);
    expect(desk.network.to(PATCH)).toHaveLength(1);
    plain(desk, 'resume');
    await desk.step(100);
    plain(desk, 'hold'); // another decision
    await desk.step(100);
    expect(desk.network.to(PATCH)).toHaveLength(3);
  });

  test('that is refused says why, and the latest is asked for', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    await desk.untold(() => act(desk.simulator, desk, 'skip'));
    const pressed = plain(desk, 'hold');
    await desk.step(10);
    expect(pressed.error).toMatchObject({ kind: 'moved-on', status: 409, correlationId: expect.any(String) });
    expect(desk.view(desk.id)!.callback.state).toBe('disconnected');
    expect(desk.network.to(PATCH)).toHaveLength(1);
  });

  test('that no event confirms is looked after once 8 s have passed', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    let pressed: ReturnType<typeof press> = {};
    await desk.untold(async () => {
      pressed = plain(desk, 'hold');
      const asked = desk.network.to(GET).length;
      await desk.step(7990);
      expect([pressed, desk.network.to(GET).length]).toEqual([{}, asked]);
      await desk.step(20);
    });
    expect(pressed).toEqual({ result: { confirmed: true } });
  });

  test.each<[string, (desk: Desk) => void]>([
    ['the platform shows nothing', () => {}],
    ['the platform cannot be asked', (desk) => void desk.network.every(GET, answers(503))],
    ['the line is gone by then', (desk) => desk.source.after(1000, () => (desk.offline = true))],
  ])('that was taken (202) is never called failed or unsent: %s', async (_, happens) => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.network.next(PATCH, answers(202));
    const pressed = plain(desk, 'hold');
    happens(desk);
    await desk.step(8100);
    expect(pressed).toEqual({ result: { confirmed: false } });
    expect(desk.network.to(PATCH)).toHaveLength(1);
  });

  test('accept is not confirmed by the alert having ended', async () => {
    const desk = await createWorkingDesk('preview-countdown', ALERTING);
    await desk.step(29_000);
    desk.network.next(PATCH, answers(202)); // taken, and overtaken by the end of the alert
    const pressed = plain(desk, 'accept');
    await desk.step(4000);
    expect(desk.view(desk.id)!.callback.state).toBe('disconnected');
    expect(pressed).not.toEqual({ result: { confirmed: true } });
    await desk.step(5000);
    expect(pressed).toEqual({ result: { confirmed: false } });
  });

  test.each<[Plain, readonly Act[], { accepted: boolean }]>([
    ['decline', [], ALERTING],
    ['done', [], { accepted: true }],
  ])('%s is confirmed although the callback alerts me anew before anybody looked', async (action, acts, options) => {
    const desk = await acting(acts, 'preview-no-countdown', options);
    let pressed: ReturnType<typeof press> = {};
    await desk.untold(async () => {
      pressed = plain(desk, action);
      await desk.step(8100);
    });
    expect(desk.view(desk.id)!.callback.state).toBe('alerting');
    expect(pressed).toEqual({ result: { confirmed: true } });
  });

  test('whose answer is lost is told as lost, not sent again, and the platform is asked', async () => {
    const desk = await createWorkingDesk('preview-countdown');
    const cutAfter: Fate = (forward) => forward().then(() => Promise.reject(new TypeError('Failed to fetch')));
    desk.network.next(PATCH, cutAfter);
    let pressed: ReturnType<typeof press> = {};
    await desk.untold(async () => {
      pressed = plain(desk, 'hold');
      await desk.step(100);
    });
    expect(pressed.error).toMatchObject({ kind: 'lost' });
    expect(desk.view(desk.id)!.callback.held).toBe(true);
    await desk.step(60_000);
    expect(desk.network.to(PATCH)).toHaveLength(1);
  });

  test.each<[string, (desk: Desk) => ReturnType<typeof press>]>([
    ['hold', (desk) => plain(desk, 'hold')],
    ['skip', (desk) => plain(desk, 'skip')],
  ])('%s pressed offline sends nothing, then or when the line is back', async (_, pressing) => {
    const desk = await createWorkingDesk('preview-countdown');
    desk.offline = true;
    onlineManager.setOnline(false);
    const pressed = pressing(desk);
    await desk.step(60_000);
    expect(pressed.error).toMatchObject({ kind: 'offline' });
    desk.offline = false;
    onlineManager.setOnline(true);
    await desk.client.resumePausedMutations();
    await desk.step(60_000);
    expect(desk.network.to('P').filter(({ path }) => path.startsWith('/conversations'))).toEqual([]);
  });

  test('on a callback that is not mine sends nothing', async () => {
    const desk = createDesk();
    const ids = desk.simulator.startScenario('scheduled');
    await desk.platform.refetch(desk.client, ids.conversationId);
    const pressed = plain(Object.assign(desk, ids, { id: ids.conversationId }), 'accept');
    await desk.step(100);
    expect(pressed.error).toMatchObject({ kind: 'gone' });
    expect(desk.network.to('P')).toEqual([]);
  });
});

describe('types', () => {
  test('an integrator never writes a type argument', () => {
    const useCalling = (platform: Platform) => useMutation(platform.actions.call('id'));
    const useHolding = (platform: Platform) => useMutation(platform.actions.hold('id'));
    const useHanging = (platform: Platform) => useMutation(platform.actions.hangUp('id'));
    type Calling = ReturnType<typeof useCalling>;
    expectTypeOf<Calling['data']>().toEqualTypeOf<CallResult | undefined>();
    expectTypeOf<Parameters<Calling['mutate']>[0]>().toEqualTypeOf<CallCommand>();
    expectTypeOf<ReturnType<typeof useHolding>['data']>().toEqualTypeOf<ActionResult | undefined>();
    expectTypeOf<ReturnType<typeof useHolding>['mutate']>().toBeCallableWith();
    expectTypeOf<Parameters<ReturnType<typeof useHanging>['mutate']>[0]>().toEqualTypeOf<{ callId: string }>();
    // @ts-expect-error -- a call needs its number
    expectTypeOf<Calling['mutate']>().toBeCallableWith({ column: 'Mobile' });

    const useReading = (platform: Platform) => useQuery(platform.queries.conversation('id'));
    const useDefining = (platform: Platform) => useQuery(queryOptions(platform.queries.conversation('id')));
    const useSelecting = (platform: Platform) =>
      useQuery({ ...platform.queries.conversation('id'), select: ({ participants }) => participants.length });
    const useContact = (platform: Platform) => useQuery(platform.queries.contact('list', 'id'));
    expectTypeOf<ReturnType<typeof useReading>['data']>().toEqualTypeOf<Conversation | undefined>();
    expectTypeOf<ReturnType<typeof useDefining>['data']>().toEqualTypeOf<Conversation | undefined>();
    expectTypeOf<ReturnType<typeof useSelecting>['data']>().toEqualTypeOf<number | undefined>();
    expectTypeOf<NonNullable<ReturnType<typeof useContact>['data']>['fields']>().toExtend<object>();
  });
});
