import type { Act } from '../../src/simulator/simulator.ts';
import type { createAgent } from './agent.ts';

type Agent = ReturnType<typeof createAgent>;

/** Sends the request by which an agent does `act`; for `reschedule` the agent needs no part in the conversation. */
export function request(desk: Agent, act: Act, conversationId: string, number = '+13175550142') {
  const { participants } = desk.simulator.world.conversations.get(conversationId)!;
  const me = participants.findLast(({ userId, mediaRoles }) => userId === desk.simulator.userId && !mediaRoles);
  const ids = { conversationId, participantId: me?.id ?? '' };
  const skip = { wrapup: { code: 'ININ-OUTBOUND-PREVIEW-SKIPPED', notes: '' }, state: 'disconnected' };
  switch (act) {
    case 'accept':
      return desk.patch(ids, { state: 'connected' });
    case 'decline':
    case 'done':
      return desk.patch(ids, { state: 'disconnected' });
    case 'call':
      return desk.call(ids, number);
    case 'skip':
      return desk.patch(ids, skip);
    case 'hold':
    case 'resume':
      return desk.patch(ids, { held: act === 'hold' });
    case 'hold-call':
    case 'resume-call':
      return desk.patchCall(ids, { held: act === 'hold-call' });
    case 'hang-up':
      return desk.patchCall(ids, { state: 'disconnected' });
    case 'close':
      return desk.patch(ids, { state: 'disconnected' });
    case 'mute':
    case 'unmute':
      return desk.patchCall(ids, { muted: act === 'mute' });
    case 'keypad':
      return desk.ask('POST', `conversations/${conversationId}/participants/${ids.participantId}/digits`, {
        digits: '1#',
      });
    case 'pause-recording':
    case 'resume-recording': {
      const recordingState = act === 'pause-recording' ? 'PAUSED' : 'ACTIVE';
      return desk.ask('PUT', `conversations/callbacks/${conversationId}/recordingstate`, { recordingState });
    }
    case 'call-other':
      return desk.call(ids, '+13175550177');
    case 'wrap-up':
      return desk.patch(ids, { wrapup: { notes: 'Will pay.', provisional: true } });
    case 'schedule': {
      const [queue] = [...desk.simulator.world.queues.values()];
      const callbackScheduledTime = new Date(desk.simulator.world.clock.now() + 3_600_000).toISOString();
      const body = { callbackNumbers: ['+13175550142'], callbackScheduledTime, queueId: queue!.id };
      return desk.ask('POST', `conversations/${conversationId}/participants/${ids.participantId}/callbacks`, body);
    }
    case 'transfer': {
      const [colleague] = desk.simulator.world.colleagues;
      const path = `conversations/callbacks/${conversationId}/participants/${ids.participantId}/replace`;
      return desk.ask('POST', path, { userId: colleague!.id });
    }
    case 'do-not-call':
      return desk.ask('POST', `outbound/conversations/${conversationId}/dnc`);
    case 'reschedule': {
      const callbackScheduledTime = new Date(desk.simulator.world.clock.now() + 7_200_000).toISOString();
      const body = { conversationId, agentId: desk.simulator.userId, callbackScheduledTime };
      return desk.ask('PATCH', 'conversations/callbacks', body);
    }
  }
}
