import type { Notifications } from '../events/notifications.ts';
import type { World } from '../world/world.ts';
import type { Readable } from './past.ts';
import type { Route } from './route.ts';
import { conversationRoutes } from './routes-conversations.ts';
import { notificationRoutes } from './routes-notifications.ts';
import { outboundRoutes } from './routes-outbound.ts';
import { participantRoutes } from './routes-participants.ts';
import { schedulingRoutes } from './routes-scheduling.ts';
import { scriptRoutes } from './routes-scripts.ts';
import { searchRoutes } from './routes-search.ts';
import { sessionRoutes } from './routes-session.ts';
import { voicemailRoutes } from './routes-voicemail.ts';
import { wrapupRoutes } from './routes-wrap-up.ts';

/** Every endpoint that is played; fixed paths stand before those with names. */
export const routesOf = (
  world: World,
  notifications: Notifications,
  readable: Readable,
  dateResolution: 'ms' | 's' = 'ms',
): Route[] => [
  ...sessionRoutes(world, dateResolution),
  ...searchRoutes(world),
  ...schedulingRoutes(world),
  ...wrapupRoutes(world),
  ...conversationRoutes(world, readable),
  ...participantRoutes(world),
  ...outboundRoutes(world),
  ...voicemailRoutes(world),
  ...scriptRoutes(world),
  ...notificationRoutes(notifications),
];
