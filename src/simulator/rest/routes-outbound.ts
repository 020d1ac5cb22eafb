import { Refused } from '../world/refused.ts';
import { route, type Answer, type Route } from './route.ts';
import type { World } from '../world/world.ts';

function entity(value: object | undefined, selfUri: string): Answer {
  if (!value) throw new Refused('unknown', 'The entity was not found.');
  return { status: 200, body: { ...structuredClone(value), selfUri: `/api/v2/${selfUri}` } };
}

/** Contact lists, their contacts, and campaigns. */
export const outboundRoutes = (world: World): Route[] => [
  route('GET', 'outbound/contactlists/{listId}', ({ params: { listId } }) =>
    entity(world.contactLists.get(listId), `outbound/contactlists/${listId}`),
  ),
  route('GET', 'outbound/contactlists/{listId}/contacts/{contactId}', ({ params: { listId, contactId } }) => {
    const contact = world.contacts.get(contactId);
    const here = contact?.contactListId === listId ? contact : undefined;
    return entity(here, `outbound/contactlists/${listId}/contacts/${contactId}`);
  }),
  route('GET', 'outbound/campaigns/{campaignId}', ({ params: { campaignId } }) =>
    entity(world.campaigns.get(campaignId), `outbound/campaigns/${campaignId}`),
  ),
];
