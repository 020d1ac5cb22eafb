import type { WireWrapup } from '../../callback/wire.ts';
import { askForAfterCallWork, codesFor, writeLegWrapup } from '../world/wrap-up.ts';
import { wrongField } from '../world/refused.ts';
import type { World } from '../world/world.ts';
import { fieldsOf, wrapupOf } from './bodies.ts';
import { existing, findLeg, findOwn, findParticipant, type Ids } from './find.ts';
import { ASKED, ok, route, type Answer, type Route } from './route.ts';

const WRAP_UP = { asUser: true, permission: ['conversation:participant:wrapup'] };

/** What was written: the final wrap-up, or with `provisional=true` also a draft. */
function assigned(wrapup: WireWrapup | undefined, query: URLSearchParams): Answer {
  const wanted = wrapup?.provisional && query.get('provisional') !== 'true' ? undefined : wrapup;
  const { code, notes, tags, durationSeconds, endTime } = existing(wanted, 'A wrap-up');
  return ok({
    ...(code && { code }),
    ...(notes !== undefined && { notes }),
    ...(tags && { tags }),
    ...(durationSeconds !== undefined && { durationSeconds }),
    ...(endTime && { endTime }),
  });
}

/** Wrap-up codes, what was written, and after-call work of one communication. */
export function wrapupRoutes(world: World): Route[] {
  const codes = (ids: Ids): Answer =>
    ok(
      codesFor(world, findParticipant(world, ids).conversation).map((code) => ({
        ...code,
        selfUri: `/api/v2/routing/wrapupcodes/${code.id}`,
      })),
    );
  const participant = 'participants/{participantId}';
  const communication = `${participant}/communications/{communicationId}` as const;

  return [
    ...(['conversations', 'conversations/callbacks', 'conversations/calls'] as const).flatMap((base) => [
      route('GET', `${base}/{conversationId}/${participant}/wrapupcodes`, ({ params }) => codes(params)),
      route('GET', `${base}/{conversationId}/${participant}/wrapup`, ({ params, query }) =>
        assigned(findParticipant(world, params).participant.wrapup, query),
      ),
    ]),
    ...(['callbacks', 'calls'] as const).flatMap((medium) => [
      route('GET', `conversations/${medium}/{conversationId}/${communication}/wrapup`, ({ params, query }) => {
        const { leg } = findLeg(findParticipant(world, params), params.communicationId, medium);
        return assigned(leg.wrapup, query);
      }),
      route(
        'POST',
        `conversations/${medium}/{conversationId}/${communication}/wrapup`,
        ({ params, body }) => {
          const found = findOwn(world, params);
          const { leg } = findLeg(found, params.communicationId, medium);
          writeLegWrapup(world, found.conversation, found.participant, leg, wrapupOf(body));
          return ASKED;
        },
        WRAP_UP,
      ),
    ]),
    route(
      'PATCH',
      `conversations/aftercallwork/{conversationId}/${communication}`,
      ({ params, body }) => {
        const { afterCallWorkRequired: required } = fieldsOf(body, 'AfterCallWorkUpdate');
        if (typeof required !== 'boolean')
          throw wrongField('afterCallWorkRequired', '“afterCallWorkRequired” is required.', 'constraint.validation');
        const found = findOwn(world, params);
        askForAfterCallWork(world, found.conversation, findLeg(found, params.communicationId).leg, required);
        return ok({ afterCallWorkRequired: required });
      },
      WRAP_UP,
    ),
  ];
}
