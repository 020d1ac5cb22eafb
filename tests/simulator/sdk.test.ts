// @vitest-environment node
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import platformClient from 'purecloud-platform-client-v2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { SCENARIO_NAMES, type Started } from '../../src/simulator/simulator.ts';
import { createAgent } from './agent.ts';

interface Served {
  baseUrl: string;
  token: string;
  userId: string;
  conversations: Started[];
}

const CLI = fileURLToPath(new URL('../../src/simulator/cli.mjs', import.meta.url));

describe('the official client, untouched, over real HTTP and a real WebSocket', () => {
  let child: ChildProcess;
  let served: Served;
  const conversations = new platformClient.ConversationsApi();
  const notifications = new platformClient.NotificationsApi();

  beforeAll(async () => {
    child = spawn(process.execPath, [CLI, '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = (await once(child.stdout!, 'data')) as [Buffer];
    served = JSON.parse(line.toString()) as Served;
    const { hostname, port } = new URL(served.baseUrl);
    platformClient.ApiClient.instance.setGateway({ protocol: 'http', host: hostname, port: Number(port) });
    platformClient.ApiClient.instance.setAccessToken(served.token);
  });

  afterAll(() => void child.kill('SIGKILL'));

  test('lists, accepts, holds, resumes and calls, and hears of it', async () => {
    const ids = served.conversations.find(({ scenario }) => scenario === 'preview-countdown')!;
    const { conversationId, participantId } = ids;

    const channel = await notifications.postNotificationsChannels();
    const topic = `v2.users.${served.userId}.conversations`;
    const { entities } = await notifications.putNotificationsChannelSubscriptions(channel.id!, [{ id: topic }]);
    expect(entities).toMatchObject([{ id: topic, state: 'Permitted' }]);
    const socket = new WebSocket(channel.connectUri!);
    await once(socket, 'open');
    /** Frames until one of them fits; the first that does is the answer. */
    const heard = (fits: (mine: { held?: boolean; state?: string; calls?: unknown[] }) => boolean) =>
      new Promise<string>((found) => {
        socket.on('message', function listen(data) {
          const frame = JSON.parse((data as Buffer).toString());
          const me = frame.eventBody.participants.at(-1);
          if (frame.eventBody.id !== conversationId || !fits({ ...me.callbacks[0], calls: me.calls })) return;
          socket.off('message', listen);
          found(frame.topicName);
        });
      });

    const listed = await conversations.getConversationsCallbacks();
    expect(listed.entities!.map(({ id }) => id)).toContain(conversationId);
    expect(listed.entities!.find(({ id }) => id === conversationId)!.participants!.at(-1)).toMatchObject({
      id: participantId,
      state: 'alerting',
      outboundPreview: {
        phoneNumberColumns: [{ columnName: 'Mobile' }, { columnName: 'Home' }, { columnName: 'Work' }],
      },
    });

    const steps = [
      [{ state: 'connected' }, heard(({ state }) => state === 'connected')],
      [{ held: true }, heard(({ held }) => held === true)],
      [{ held: false }, heard(({ held, state }) => held === false && state === 'connected')],
    ] as const;
    for (const [body, event] of steps) {
      // 202 without a body, which the client gives as undefined
      expect(await conversations.patchConversationsCallbackParticipant(conversationId, participantId, body)).toBe(
        undefined,
      );
      expect(await event).toBe(topic);
    }
    const called = heard(({ calls }) => Boolean(calls));
    const placed = await conversations.postConversationsCall(conversationId, {
      callNumber: '+13175550118',
      phoneColumn: 'Home',
    });
    expect(placed.participants!.at(-1)!.calls).toMatchObject([
      { state: 'alerting', other: { addressNormalized: '+13175550118' } },
    ]);
    expect(await called).toBe(topic);
    await expect(
      conversations.patchConversationsCallbackParticipant(conversationId, participantId, { state: 'connected' }),
    ).rejects.toMatchObject({ status: 409, contextId: expect.any(String) });
    socket.close();
  });

  test('a page of another origin may ask, and may read no header that is not exposed', async () => {
    const origin = 'https://crm.example';
    const preflight = await fetch(`${served.baseUrl}/api/v2/conversations/callbacks/x`, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('PATCH');
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toBe('Authorization, Content-Type, Range');

    const refused = await fetch(`${served.baseUrl}/api/v2/users/me`, { headers: { Origin: origin } });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(refused.headers.get('Access-Control-Expose-Headers')).toBeNull();
    expect(refused.headers.get('ININ-Correlation-Id')).toBeTruthy();
  });

  test('a socket to a channel that does not exist is refused, and one elsewhere is cut', async () => {
    const gone = new WebSocket(`${served.baseUrl.replace('http', 'ws')}/channels/nope`);
    const [error] = (await once(gone, 'error')) as [Error];
    expect(error.message).toContain('404');
    await once(new WebSocket(`${served.baseUrl.replace('http', 'ws')}/elsewhere`), 'error');
  });

  test('the control API starts scenarios, breaks sockets, and begins anew', async () => {
    const control = async (method: string, path = '') => {
      const response = await fetch(`${served.baseUrl}/simulator${path}`, { method });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const channel = await notifications.postNotificationsChannels();
    const socket = new WebSocket(channel.connectUri!);
    await once(socket, 'open');
    const broken = once(socket, 'close');
    expect((await control('POST', '/sockets/drop')).status).toBe(200);
    expect((await broken)[0]).toBe(1006);

    expect((await control('POST', '/scenarios/nope')).status).toBe(404);
    expect((await control('POST', '/reset')).body).toMatchObject({ token: served.token, conversations: [] });
    const { body } = await control('POST', '/scenarios/held');
    expect((await control('GET')).body).toMatchObject({ baseUrl: served.baseUrl, conversations: [body] });
    expect((await conversations.getConversationsCallbacks()).entities).toMatchObject([{ id: body.conversationId }]);
  });

  test('the command ends cleanly when it is told to, open sockets or not', async () => {
    const channel = await notifications.postNotificationsChannels();
    await once(new WebSocket(channel.connectUri!), 'open');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

test.each([
  [['--port', 'many'], '--port must be a number'],
  [['--wat'], "Unknown option '--wat'"],
  [['--scenario', 'nope'], 'preview-countdown, '],
])('the command refuses %j with a reason and code 2', async (given, reason) => {
  const refused = spawn(process.execPath, [CLI, ...given], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  refused.stderr.on('data', (text) => (said += text));
  expect(await once(refused, 'close')).toEqual([2, null]);
  expect(said).toContain(reason);
});

/** The official client’s models: model → field → the field’s own model, if it has one; `each X` for a map of them. */
function readModels() {
  const main = createRequire(import.meta.url).resolve('purecloud-platform-client-v2');
  const text = readFileSync(main.replace(/dist\/.*/, 'index.d.ts'), 'utf8');
  const models = new Map<string, Map<string, string>>();
  for (const [, name, fields] of text.matchAll(/export interface (\w+) \{ \n([^]*?)\n\t\}/g)) {
    const types = [...fields!.matchAll(/"(\w+)"\??: (.*);/g)].map(([, key, type]): [string, string] => {
      const model = /Models\.(\w+)/.exec(type!)?.[1] ?? '';
      return [key!, model && type!.startsWith('{') ? `each ${model}` : model];
    });
    models.set(name!, new Map(types));
  }
  return models;
}

test('no shape has a field that the official client’s models do not have', async () => {
  const models = readModels();
  const strange: string[] = [];
  function compare(value: unknown, model: string) {
    if (!model) return; // a plain value
    const known = models.get(model) ?? new Map<string, string>();
    for (const each of Array.isArray(value) ? value : [value])
      for (const [key, field] of Object.entries(each as object)) {
        if (key === 'additionalProperties') continue; // real events carry it, and no model has it
        const type = known.get(key);
        if (type === undefined) strange.push(`${model}.${key}`);
        else if (type.startsWith('each ')) compare(Object.values(field as object), type.slice(5));
        else compare(field, type);
      }
  }

  const agent = createAgent({ personality: { closeRequeues: 'ends' } });
  const channel = (await agent.ask('POST', 'notifications/channels')).body;
  const topic = `v2.users.${agent.simulator.userId}.conversations`;
  const calls = `${topic}.calls`;
  await agent.ask('PUT', `notifications/channels/${channel.id}/subscriptions`, [
    { id: topic },
    { id: `${topic}.callbacks` },
  ]);
  const socket = new agent.simulator.WebSocket(channel.connectUri);
  socket.onmessage = ({ data }) => {
    const { topicName, eventBody } = JSON.parse(data as string) as { topicName: string; eventBody: unknown };
    if (!topicName.startsWith('v2.users.')) return;
    compare(
      eventBody,
      topicName === topic
        ? 'ConversationEventTopicConversation'
        : topicName === calls
          ? 'ConversationCallEventTopicCallConversation'
          : 'ConversationCallbackEventTopicCallbackConversation',
    );
    frames += 1;
  };
  let frames = 0;
  agent.source.step(5);
  agent.simulator.startScenario('scheduled');
  agent.simulator.startScenario('held');
  const ids = agent.simulator.startScenario('call-busy', { afterCallWork: { required: true, timeoutMs: 9000 } });
  await agent.patch(ids, { state: 'connected' });
  await agent.call(ids, '+13175550171');
  agent.source.step(10_000);
  await agent.patch(ids, { wrapup: { notes: 'so far', provisional: true }, held: true });
  await agent.patch(ids, { state: 'disconnected' });
  agent.source.step(100);

  compare((await agent.ask('GET', 'conversations')).body, 'ConversationEntityListing');
  compare((await agent.ask('GET', 'conversations/callbacks')).body, 'CallbackConversationEntityListing');
  compare(channel, 'Channel');
  compare((await agent.ask('GET', 'users/me')).body, 'UserMe');
  compare((await agent.ask('GET', 'nowhere')).body, 'ErrorBody');
  const { contactListId, contactId, campaignId } = (await agent.participants(ids.conversationId, 'agent'))[0]
    .callbacks[0].dialerPreview;
  compare((await agent.ask('GET', `outbound/contactlists/${contactListId}`)).body, 'ContactList');
  compare(
    (await agent.ask('GET', `outbound/contactlists/${contactListId}/contacts/${contactId}`)).body,
    'DialerContact',
  );
  compare((await agent.ask('GET', `outbound/campaigns/${campaignId}`)).body, 'Campaign');
  await agent.ask('PUT', `notifications/channels/${channel.id}/subscriptions`, [
    { id: topic },
    { id: `${topic}.callbacks` },
    { id: calls },
  ]);
  for (const name of SCENARIO_NAMES) {
    const { conversationId } = agent.simulator.startScenario(name);
    agent.source.step(7000);
    compare((await agent.ask('GET', `conversations/${conversationId}`)).body, 'Conversation');
    compare((await agent.ask('GET', `conversations/callbacks/${conversationId}`)).body, 'CallbackConversation');
  }
  compare((await agent.ask('GET', 'routing/queues')).body, 'QueueEntityListing');
  const query = [{ type: 'CONTAINS', fields: ['name'], value: 'a' }];
  compare((await agent.ask('POST', 'users/search', { query })).body, 'UsersSearchResponse');
  const [voicemail] = agent.simulator.world.voicemails.values();
  const message = `voicemail/messages/${voicemail!.id}`;
  compare((await agent.ask('GET', message)).body, 'VoicemailMessage');
  compare((await agent.ask('GET', `${message}/media`)).body, 'VoicemailMediaInfo');
  const [script] = agent.simulator.world.scripts.keys();
  compare((await agent.ask('GET', `scripts/published/${script}`)).body, 'Script');
  expect(frames).toBeGreaterThan(15);
  expect([...new Set(strange)]).toEqual([]);
});
