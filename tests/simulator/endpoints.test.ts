// @vitest-environment node
import platformClient from 'purecloud-platform-client-v2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createReadable } from '../../src/simulator/rest/past.ts';
import { findRoute } from '../../src/simulator/rest/route.ts';
import { routesOf } from '../../src/simulator/rest/routes.ts';
import { serveSimulator, type Served } from '../../src/simulator/serve.ts';
import { createFaults } from '../../src/simulator/faults.ts';
import type { ScenarioName, Terms } from '../../src/simulator/simulator.ts';
import type { Guessed } from './agent.ts';

const { ApiClient } = platformClient;
const conversations = new platformClient.ConversationsApi();
const notifications = new platformClient.NotificationsApi();
const outbound = new platformClient.OutboundApi();
const routing = new platformClient.RoutingApi();
const scripts = new platformClient.ScriptsApi();
const users = new platformClient.UsersApi();
const search = new platformClient.SearchApi();
const time = new platformClient.UtilitiesApi();
const voicemail = new platformClient.VoicemailApi();

let served: Served;
/** `METHOD path` of every request that reached the platform. */
const asked: [method: string, path: string][] = [];

beforeAll(async () => {
  served = await serveSimulator({ port: 0, scenario: 'scheduled', personality: { closeRequeues: 'ends' } });
  const { simulator } = served;
  const answer = simulator.fetch;
  const listening: typeof fetch = (input, init) => {
    const request = input as Request;
    asked.push([request.method, new URL(request.url).pathname.replace('/api/v2/', '')]);
    return answer(input, init);
  };
  Object.assign(simulator, { fetch: listening });
  const { hostname, port } = new URL(served.baseUrl);
  ApiClient.instance.setGateway({ protocol: 'http', host: hostname, port: Number(port) });
  ApiClient.instance.setAccessToken(simulator.token);
  ApiClient.instance.setReturnExtendedResponses(true);
});

afterAll(async () => {
  ApiClient.instance.setReturnExtendedResponses(false);
  await served.close();
});

/** What the client gives with extended responses on: status, headers and body. */
const told = async (promise: Promise<unknown>): Promise<Guessed> => promise;

const start = (name: ScenarioName, terms?: Terms) => served.simulator.startScenario(name, terms);
const accept = (cid: string, pid: string) =>
  told(conversations.patchConversationsCallbackParticipant(cid, pid, { state: 'connected' }));
const read = async (cid: string): Promise<Guessed> => (await told(conversations.getConversation(cid))).body;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('the official client, untouched', () => {
  test('reads who, when, whom and where', async () => {
    expect((await told(users.getUsersMe())).body).toMatchObject({ name: 'Robin Ashdown', version: 1 });
    expect(Date.parse((await told(time.getDate())).body.currentDate)).toBeGreaterThan(0);
    const queues = (await told(routing.getRoutingQueues({ name: 'Cus', pageSize: 5 }))).body;
    const [care] = queues.entities;
    expect((await told(routing.getRoutingQueue(care.id))).body).toMatchObject({ id: care.id, name: 'Customer care' });
    expect(queues).toMatchObject({ total: 1, entities: [{ name: 'Customer care' }] });
    expect((await told(routing.getRoutingQueues({ name: '*support*' }))).body.total).toBe(1);
    expect((await told(routing.getRoutingQueues({ pageSize: 3, pageNumber: 2 }))).body).toMatchObject({
      pageNumber: 2,
      total: 7,
      pageCount: 3,
    });
    const query = [{ type: 'CONTAINS', fields: ['name', 'email'], value: 'siobhan' }];
    const found = (await told(search.postUsersSearch({ query }))).body;
    expect(found).toMatchObject({ total: 1, results: [{ name: 'Siobhán Castellanos' }] });
    const q64 = Buffer.from(JSON.stringify({ query })).toString('base64');
    expect((await told(search.getUsersSearch(q64))).body.results).toEqual(found.results);
    expect((await told(users.getUser(found.results[0].id))).body.title).toBe('Coach');
  });

  test('works a preview: contact, list, campaign, script, edit, call with its column, do not call', async () => {
    const { conversationId: cid, participantId: pid } = start('preview-no-countdown');
    const mine = (await read(cid)).participants.at(-1);
    const { contactListId, contactId, campaignId } = mine.callbacks[0].dialerPreview;
    const { scriptId } = mine.callbacks[0];
    const contact = (await told(outbound.getOutboundContactlistContact(contactListId, contactId))).body;
    expect((await told(outbound.getOutboundContactlist(contactListId))).body.columnNames).toContain('Plan');
    expect((await told(outbound.getOutboundCampaign(campaignId))).body.dialingMode).toBe('preview');
    const data = { ...contact.data, Plan: 'Day saver' };
    const put = await told(outbound.putOutboundContactlistContact(contactListId, contactId, { contactListId, data }));
    expect(put.body.data.Plan).toBe('Day saver');

    for (const each of [scripts.getScriptsPublishedScriptId(scriptId), scripts.getScript(scriptId)])
      expect((await told(each)).body.name).toBe('Appointments callback');
    const [page] = (await told(scripts.getScriptsPublishedScriptIdPages(scriptId))).body;
    expect((await told(scripts.getScriptPages(scriptId))).body).toEqual([page]);
    await told(scripts.getScriptsPublishedScriptIdPage(scriptId, page.id));
    await told(scripts.getScriptPage(scriptId, page.id));
    await told(scripts.getScriptsPublishedScriptIdVariables(scriptId));

    await accept(cid, pid);
    const placed = await told(conversations.postConversationsCall(cid, { callNumber: data.Home, phoneColumn: 'Home' }));
    expect(placed).toMatchObject({ status: 200, body: { id: cid } });
    const [call] = placed.body.participants.at(-1).calls;
    const ended = conversations.patchConversationsCallParticipantCommunication(cid, pid, call.id, {
      state: 'disconnected',
    });
    expect((await told(ended)).status).toBe(200);
    const records = (await told(outbound.getOutboundContactlistContact(contactListId, contactId))).body.callRecords;
    expect(Date.parse(records.Home.lastAttempt)).toBeGreaterThan(Date.now() - 60_000);

    expect((await told(outbound.postOutboundConversationDnc(cid))).status).toBe(200);
    await expect(
      conversations.postConversationsCall(cid, { callNumber: data.Home, phoneColumn: 'Home' }),
    ).rejects.toMatchObject({ status: 403 });
    await told(
      conversations.patchConversationsCallbackParticipantCommunication(cid, pid, mine.callbacks[0].id, {
        state: 'disconnected',
      }),
    );
    expect((await read(cid)).participants.at(-1).callbacks[0].state).toBe('disconnected');
  });

  test('talks: answers its own phone, mutes, holds, pauses the recording, by each of the three paths', async () => {
    const { conversationId: cid, participantId: pid } = start('call-recorded', { phone: 'rings' });
    expect((await read(cid)).recordingState).toBe('ACTIVE');
    expect(
      (await told(conversations.putConversationsCallbackRecordingstate(cid, { recordingState: 'PAUSED' }))).status,
    ).toBe(202);
    expect(await read(cid)).toMatchObject({ recordingState: 'PAUSED', securePause: true });
    await told(conversations.putConversationsCallRecordingstate(cid, { recordingState: 'ACTIVE' }));
    await told(conversations.patchConversationsCallParticipant(cid, pid, { muted: true, held: true }));
    expect((await read(cid)).participants.at(-1).calls[0]).toMatchObject({ muted: true, held: true });
    expect(
      (await told(conversations.postConversationParticipantDigits(cid, pid, { body: { digits: '12#' } }))).status,
    ).toBe(202);
    await told(conversations.patchConversationParticipant(cid, pid, { state: 'disconnected' }));
    expect((await read(cid)).participants.at(-1).calls[0].state).toBe('disconnected');

    for (const [patch, name] of [
      [conversations.patchConversationParticipantAttributes(cid, pid, { attributes: { a: '1' } }), 'a'],
      [conversations.patchConversationsCallbackParticipantAttributes(cid, pid, { attributes: { b: '2' } }), 'b'],
      [conversations.patchConversationsCallParticipantAttributes(cid, pid, { attributes: { c: '3' } }), 'c'],
    ] as const) {
      expect((await told(patch)).status).toBe(202);
      expect((await read(cid)).participants.at(-1).attributes).toHaveProperty(name);
    }
    expect((await told(conversations.getConversations({ communicationType: 'Callback' }))).body.total).toBeGreaterThan(
      0,
    );
    expect((await told(conversations.getConversationsCallbacks())).body.total).toBeGreaterThan(0);
    expect((await told(conversations.getConversationsCallback(cid))).body.id).toBe(cid);
  });

  test('wraps up: codes, drafts, by participant and by communication, and asks for after-call work', async () => {
    const asksForIt = start('wrap-up-agent-requested');
    const leg = await told(
      conversations.patchConversationsAftercallworkConversationIdParticipantCommunication(
        asksForIt.conversationId,
        asksForIt.participantId,
        asksForIt.callbackId,
        { afterCallWorkRequired: true },
      ),
    );
    expect(leg.body).toEqual({ afterCallWorkRequired: true });

    const { conversationId: cid, participantId: pid, callbackId } = start('wrap-up-call-and-callback');
    const codes: { id: string; name: string }[] = (
      await told(conversations.getConversationsCallbackParticipantWrapupcodes(cid, pid))
    ).body;
    expect((await told(conversations.getConversationParticipantWrapupcodes(cid, pid))).body).toEqual(codes);
    expect((await told(conversations.getConversationsCallParticipantWrapupcodes(cid, pid))).body).toEqual(codes);
    const [code] = codes;
    const draft = { notes: 'so far', provisional: true };
    await told(conversations.patchConversationsCallbackParticipant(cid, pid, { wrapup: draft }));
    await expect(conversations.getConversationsCallbackParticipantWrapup(cid, pid)).rejects.toMatchObject({
      status: 404,
    });
    for (const each of [
      conversations.getConversationsCallbackParticipantWrapup(cid, pid, { provisional: true }),
      conversations.getConversationParticipantWrapup(cid, pid, { provisional: true }),
      conversations.getConversationsCallParticipantWrapup(cid, pid, { provisional: true }),
    ])
      expect((await told(each)).body).toMatchObject({ notes: 'so far' });

    const [call] = (await read(cid)).participants.at(-1).calls;
    expect(call.afterCallWork.state).toBe('pending');
    const body = { code: code!.id, notes: 'Done.' };
    const ofCall = conversations.postConversationsCallParticipantCommunicationWrapup(cid, pid, call.id, { body });
    expect((await told(ofCall)).status).toBe(202);
    const half = (await read(cid)).participants.at(-1);
    expect(half.calls[0].afterCallWork.state).toBe('complete');
    expect(half.callbacks[0].afterCallWork.state).toBe('pending');
    await told(conversations.postConversationsCallbackParticipantCommunicationWrapup(cid, pid, callbackId, { body }));
    expect((await read(cid)).participants.at(-1).callbacks[0]).toMatchObject({
      afterCallWork: { state: 'complete' },
      wrapup: { name: code!.name, notes: 'Done.' },
    });
    for (const each of [
      conversations.getConversationsCallbackParticipantCommunicationWrapup(cid, pid, callbackId),
      conversations.getConversationsCallParticipantCommunicationWrapup(cid, pid, call.id),
    ])
      expect((await told(each)).body).toMatchObject(body);
  });

  test('schedules, moves and cancels', async () => {
    const queueId = [...served.simulator.world.queues.values()][2]!.id;
    const agentId = served.simulator.userId;
    const terms = { queueId, callbackNumbers: ['3175550148'], callbackUserName: 'Orla Quist' };
    const made = await told(conversations.postConversationsCallbacks({ ...terms, callbackScheduledTime: inDays(2) }));
    const { conversation, callbackIdentifiers } = made.body;
    expect(callbackIdentifiers.map(({ type }: { type: string }) => type)).toEqual(['ACD', 'EXTERNAL']);
    const at = inDays(3);
    const moved = {
      conversationId: conversation.id,
      agentId,
      callbackScheduledTime: at,
      callbackNumbers: ['+13175550149'],
    };
    await told(conversations.patchConversationsCallbacks(moved));
    const [customer] = (await read(conversation.id)).participants;
    expect(customer.callbacks.at(-1)).toMatchObject({ state: 'scheduled', callbackNumbers: ['+13175550149'] });
    expect(Date.parse(customer.callbacks.at(-1).callbackScheduledTime)).toBe(Date.parse(at));

    const bulk = await told(
      conversations.postConversationsCallbacksBulkUpdate({
        patchCallbackRequests: [moved, { conversationId: 'nope', agentId }],
      }),
    );
    expect(bulk.body).toMatchObject({
      errorCount: 1,
      errorIndexes: [1],
      results: [{ entity: {} }, { error: { status: 404 } }],
    });
    const cancel = {
      callbackDisconnectIdentifiers: [{ conversationId: conversation.id, callbackId: callbackIdentifiers[0].id }],
    };
    expect((await told(conversations.postConversationsCallbacksBulkDisconnect(cancel))).status).toBe(202);
    expect((await read(conversation.id)).endTime).toBeDefined();

    const { conversationId: cid, participantId: pid } = start('ready-to-call');
    const another = { body: { ...terms, callbackScheduledTime: inDays(1) } };
    expect((await told(conversations.postConversationParticipantCallbacks(cid, pid, another))).status).toBe(201);
    await expect(conversations.postConversationParticipantCallbacks(cid, pid, another)).rejects.toMatchObject({
      status: 409,
    });
    await expect(
      conversations.patchConversationsCallbacks({ conversationId: cid, agentId, callbackScheduledTime: at }),
    ).rejects.toMatchObject({ status: 409 });
    await told(conversations.patchConversationsCallbackParticipant(cid, pid, { state: 'disconnected' }));
    const after = await read(cid);
    expect(after.participants[0].callbacks.map(({ state }: { state: string }) => state)).toContain('scheduled');
    expect(after.endTime).toBeUndefined();
  });

  test('transfers three ways, and ends a conversation two ways', async () => {
    const [noor] = served.simulator.world.colleagues;
    const queueId = [...served.simulator.world.queues.values()][1]!.id;
    const ready = () => start('ready-to-call');
    const one = ready();
    const blind = conversations.postConversationsCallbackParticipantReplace(one.conversationId, one.participantId, {
      userId: noor!.id,
    });
    expect((await told(blind)).status).toBe(202);
    expect(await read(one.conversationId)).toMatchObject({ recentTransfers: [{ destination: { userId: noor!.id } }] });
    expect((await read(one.conversationId)).participants.at(-1)).toMatchObject({ userId: noor!.id });
    const two = ready();
    await told(
      conversations.postConversationParticipantReplaceAgent(two.conversationId, two.participantId, {
        userId: noor!.id,
        transferType: 'Attended',
      }),
    );
    expect((await read(two.conversationId)).participants.at(-2).callbacks[0].state).toBe('connected');
    const three = ready();
    await told(
      conversations.postConversationParticipantReplaceQueue(three.conversationId, three.participantId, { queueId }),
    );
    expect((await read(three.conversationId)).participants.at(-2).callbacks[0].disconnectType).toBe('transfer');

    expect((await told(conversations.deleteConversation(two.conversationId))).status).toBe(204);
    await told(conversations.patchConversationsCallback(three.conversationId, { state: 'disconnected' } as Guessed));
    expect((await read(three.conversationId)).endTime).toBeDefined();
  });

  test('plays a voicemail: a real sound file, in parts where asked', async () => {
    const { conversationId: cid } = start('voicemail');
    const { id } = (await read(cid)).participants.at(-1).callbacks[0].voicemail;
    const message = (await told(voicemail.getVoicemailMessage(id))).body;
    expect(message).toMatchObject({
      audioRecordingDurationSeconds: 21,
      conversation: { id: cid },
      callerName: 'Amara Oyelaran',
    });
    const media = (await told(voicemail.getVoicemailMessageMedia(id, { formatId: 'WAV' }))).body;
    expect(media.waveformData).toHaveLength(210);
    expect(Math.max(...media.waveformData)).toBeGreaterThan(0.3);
    const whole = await fetch(media.mediaFileUri, { headers: { Origin: 'https://crm.example' } });
    const bytes = new Uint8Array(await whole.arrayBuffer());
    expect([whole.status, whole.headers.get('Content-Type'), whole.headers.get('Access-Control-Allow-Origin')]).toEqual(
      [200, 'audio/wav', 'https://crm.example'],
    );
    expect(new TextDecoder().decode(bytes.slice(0, 4))).toBe('RIFF');
    expect(bytes.length).toBe(44 + 21 * 8000);
    expect(message.audioRecordingSizeBytes).toBe(bytes.length);
    const part = await fetch(media.mediaFileUri, { headers: { Range: 'bytes=100-199' } });
    expect([part.status, part.headers.get('Content-Range')]).toEqual([206, `bytes 100-199/${bytes.length}`]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(100, 200));
    const beyond = await fetch(media.mediaFileUri, { headers: { Range: 'bytes=999999-' } });
    expect(beyond.status).toBe(416);
    expect((await fetch(media.mediaFileUri.replace(/=.*/, '=guessed'))).status).toBe(403);
  });

  test('keeps a channel', async () => {
    const { id } = (await told(notifications.postNotificationsChannels())).body;
    const topic = (kind: string) => ({ id: `v2.users.${served.simulator.userId}.${kind}` });
    expect((await told(notifications.getNotificationsChannels())).body.entities).not.toHaveLength(0);
    expect((await told(notifications.headNotificationsChannel(id))).status).toBe(200);
    await told(notifications.putNotificationsChannelSubscriptions(id, [topic('conversations')]));
    await told(
      notifications.postNotificationsChannelSubscriptions(id, [topic('conversations.calls')], { ignoreErrors: true }),
    );
    expect((await told(notifications.getNotificationsChannelSubscriptions(id))).body.entities).toHaveLength(2);
    await told(notifications.deleteNotificationsChannelSubscriptions(id));
    expect((await told(notifications.getNotificationsChannelSubscriptions(id))).body.entities).toEqual([]);
  });

  test('asked every endpoint that is played', () => {
    const { world, notifications: channels } = served.simulator;
    const routes = routesOf(world, channels, createReadable(world, createFaults(1)));
    const used = new Set(
      asked
        .map(([method, path]) => findRoute(routes, method, path))
        .map((each) => typeof each === 'object' && each.route),
    );
    const unused = routes.filter((each) => !used.has(each)).map(({ method, path }) => `${method} ${path}`);
    // The client has no operation for this one; a channel ends by itself after a day.
    expect(unused).toEqual(['DELETE notifications/channels/{channelId}']);
  });
});

describe('an error arrives as the official client’s own error', () => {
  const refused = (promise: Promise<unknown>): Promise<Guessed> =>
    promise.then(
      () => Promise.reject(new Error('it was not refused')),
      (error: unknown) => error,
    );

  test.each([
    [400, 'conversations/callbacks'],
    [401, '**'],
    [403, 'conversations/*'],
    [404, 'conversations/*'],
    [409, '**'],
    [413, '**'],
    [429, '**'],
    [500, '**'],
    [503, '**'],
  ])('%i', async (status, path) => {
    served.simulator.faults.add({ on: 'request', do: 'refuse', status, path });
    const error = await refused(
      path === 'conversations/*' ? conversations.getConversation('x') : conversations.getConversationsCallbacks(),
    );
    expect(error).toMatchObject({
      status,
      body: { status, contextId: error.headers['inin-correlation-id'], errors: [], details: [] },
    });
    expect(error.body.message).toBeTruthy();
    expect(Number(error.headers['inin-ratelimit-allowed'])).toBe(300);
    if (status === 429) expect(Number(error.headers['retry-after'])).toBeGreaterThan(0);
    served.simulator.faults.clear();
  });

  test('400 names the field, 403 the permission, and an application cannot call', async () => {
    const field = await refused(conversations.postConversationsCallbacks({ callbackNumbers: ['x'] } as Guessed));
    expect(field.body).toMatchObject({
      code: 'bad.request',
      details: [{ fieldName: 'callbackNumbers', errorCode: 'invalid.value' }],
    });
    served.simulator.setPermission('outbound:dnc:add', false);
    const { conversationId } = start('preview-countdown');
    expect((await refused(outbound.postOutboundConversationDnc(conversationId))).body).toMatchObject({
      status: 403,
      messageParams: { permissions: 'outbound:dnc:add' },
    });
    served.simulator.setPermission('outbound:dnc:add', true);
    ApiClient.instance.setAccessToken(served.simulator.applicationToken);
    expect((await told(conversations.getConversation(conversationId))).status).toBe(200);
    expect(
      (await refused(conversations.postConversationsCall(conversationId, { callNumber: '+13175550142' }))).status,
    ).toBe(400);
    ApiClient.instance.setAccessToken(served.simulator.token);
  });

  test('a lost answer is a broken connection, and it has happened all the same', async () => {
    const { conversationId: cid, participantId: pid } = start('preview-countdown');
    served.simulator.faults.add({ on: 'request', do: 'lose', method: 'PATCH', path: 'conversations/callbacks/**' });
    const error = await refused(conversations.patchConversationsCallbackParticipant(cid, pid, { state: 'connected' }));
    expect(error.status).toBeUndefined();
    expect((await read(cid)).participants.at(-1).callbacks[0].state).toBe('connected');
  });
});
