import { route, type Route } from './route.ts';
import type { World } from '../world/world.ts';

/** Who is signed in, and what time it is on the platform. */
export const sessionRoutes = (world: World): Route[] => [
  route('GET', 'users/me', () => ({
    status: 200,
    body: { ...world.user, selfUri: `/api/v2/users/${world.user.id}` },
  })),
  route('GET', 'date', () => ({
    status: 200,
    body: { currentDate: new Date(world.agenda.now()).toISOString() },
  })),
];
