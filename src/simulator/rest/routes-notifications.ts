import type { Channel, Notifications } from '../events/notifications.ts';
import { Refused } from '../world/refused.ts';
import { route, type Answer, type Route } from './route.ts';
import { wireTime } from '../world/world.ts';

function topicsOf(body: unknown): string[] {
  if (!Array.isArray(body)) throw new Refused('malformed', 'The request body must be an array of topics.');
  return body.map((topic: unknown) => {
    const id = typeof topic === 'object' && topic !== null && 'id' in topic ? topic.id : undefined;
    if (typeof id !== 'string' || !id) throw new Refused('malformed', 'Every topic needs an “id”.');
    return id;
  });
}

/** Notification channels and what they are subscribed to. */
export function notificationRoutes(notifications: Notifications): Route[] {
  const channelOf = (id: string): Channel => {
    const channel = notifications.find(id);
    if (!channel) throw new Refused('unknown', `Channel ${id} was not found.`);
    return channel;
  };
  /** The client connects to the host that it asked, whatever that host is called. */
  const shown = ({ id, expiresAt }: Channel, origin: string) => ({
    connectUri: `${origin.replace(/^http/, 'ws')}/channels/${id}`,
    id,
    expires: wireTime(expiresAt),
  });
  const subscriptions = (entities: object[]): Answer => ({ status: 200, body: { entities } });

  return [
    route('GET', 'notifications/channels', ({ origin }) => ({
      status: 200,
      body: { entities: notifications.channels().map((each) => shown(each, origin)) },
    })),
    route('POST', 'notifications/channels', ({ origin }) => ({
      status: 200,
      body: shown(notifications.open(), origin),
    })),
    route('HEAD', 'notifications/channels/{channelId}', ({ params }) => {
      channelOf(params.channelId);
      return { status: 200 };
    }),
    route('DELETE', 'notifications/channels/{channelId}', ({ params }) => {
      notifications.remove(channelOf(params.channelId));
      return { status: 204 };
    }),
    route('GET', 'notifications/channels/{channelId}/subscriptions', ({ params }) =>
      subscriptions(notifications.subscriptions(channelOf(params.channelId))),
    ),
    route('PUT', 'notifications/channels/{channelId}/subscriptions', ({ params, query, body }) => {
      const how = { instead: true, ignoreErrors: query.get('ignoreErrors') === 'true' };
      return subscriptions(notifications.subscribe(channelOf(params.channelId), topicsOf(body), how));
    }),
    route('POST', 'notifications/channels/{channelId}/subscriptions', ({ params, query, body }) => {
      const how = { ignoreErrors: query.get('ignoreErrors') === 'true' };
      return subscriptions(notifications.subscribe(channelOf(params.channelId), topicsOf(body), how));
    }),
    route('DELETE', 'notifications/channels/{channelId}/subscriptions', ({ params }) => {
      notifications.subscribe(channelOf(params.channelId), [], { instead: true });
      return { status: 204 };
    }),
  ];
}
