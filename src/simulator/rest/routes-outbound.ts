import type { WireDialerContact } from '../../callback/wire-rest.ts';
import { Refused, wrongField } from '../world/refused.ts';
import type { Conversation, World } from '../world/world.ts';
import { check, fieldsOf, textOf, textsOf } from './bodies.ts';
import { conversationOf, existing } from './find.ts';
import { ok, route, type Answer, type Route } from './route.ts';

function entity(world: World, id: string, value: object | undefined, selfUri: string): Answer {
  if (world.forbidden.has(id)) throw new Refused('forbidden', 'You may not see this entity.');
  return ok({ ...structuredClone(existing(value, 'The entity')), selfUri: `/api/v2/${selfUri}` });
}

/** Reads a WritableDialerContact: all its columns at once, of a list that has them. */
function edited(world: World, contact: WireDialerContact, body: unknown): WireDialerContact {
  const fields = fieldsOf(body, 'WritableDialerContact');
  if (textOf(fields, 'contactListId') !== contact.contactListId)
    throw wrongField('contactListId', 'A contact stays in its contact list.');
  check(fields, 'callable', 'boolean');
  const columns = textsOf(fields.data, 'data');
  const known = world.contactLists.get(contact.contactListId ?? '')?.columnNames ?? [];
  const stranger = Object.keys(columns).find((name) => !known.includes(name));
  if (stranger !== undefined) throw wrongField(`data.${stranger}`, `There is no column ${stranger}.`);
  return {
    ...contact,
    data: columns,
    ...(typeof fields.callable === 'boolean' && { callable: fields.callable }),
    ...(fields.phoneNumberStatus !== undefined && {
      phoneNumberStatus: fields.phoneNumberStatus as NonNullable<WireDialerContact['phoneNumberStatus']>,
    }),
  };
}

/** The contact that a preview is about; throws for a conversation of no campaign. */
export function contactOf(world: World, conversation: Conversation): WireDialerContact {
  const contact = world.contacts.get(conversation.agreement.carried.dialerPreview?.contactId ?? '');
  if (!contact) throw new Refused('malformed', 'This is not a conversation of a campaign.');
  return contact;
}

/** Puts the contact of a preview on the do-not-call list: none of its numbers is called again. */
function addToDoNotCall(world: World, conversationId: string): Answer {
  const contact = contactOf(world, conversationOf(world, conversationId));
  contact.callable = false;
  for (const each of Object.values(contact.phoneNumberStatus ?? {})) each.callable = false;
  return { status: 200 };
}

/** Contact lists, their contacts, campaigns, and the do-not-call list. */
export const outboundRoutes = (world: World): Route[] => {
  const found = ({ listId, contactId }: { listId: string; contactId: string }) => {
    const contact = world.contacts.get(contactId);
    return contact?.contactListId === listId ? contact : undefined;
  };
  const shown = (ids: { listId: string; contactId: string }) =>
    entity(world, ids.contactId, found(ids), `outbound/contactlists/${ids.listId}/contacts/${ids.contactId}`);

  return [
    route(
      'GET',
      'outbound/contactlists/{listId}',
      ({ params: { listId } }) =>
        entity(world, listId, world.contactLists.get(listId), `outbound/contactlists/${listId}`),
      { permission: ['outbound:contactList:view'] },
    ),
    route('GET', 'outbound/contactlists/{listId}/contacts/{contactId}', ({ params }) => shown(params), {
      permission: ['outbound:contact:view'],
    }),
    route(
      'PUT',
      'outbound/contactlists/{listId}/contacts/{contactId}',
      ({ params, body }) => {
        shown(params);
        world.contacts.set(params.contactId, edited(world, found(params)!, body));
        return shown(params);
      },
      { permission: ['outbound:contact:edit'] },
    ),
    route(
      'GET',
      'outbound/campaigns/{campaignId}',
      ({ params: { campaignId } }) =>
        entity(world, campaignId, world.campaigns.get(campaignId), `outbound/campaigns/${campaignId}`),
      { permission: ['outbound:campaign:view'] },
    ),
    route(
      'POST',
      'outbound/conversations/{conversationId}/dnc',
      ({ params }) => addToDoNotCall(world, params.conversationId),
      { permission: ['outbound:dnc:add'] },
    ),
  ];
};
