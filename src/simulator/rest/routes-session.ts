import { wireTime, type World } from '../world/world.ts';
import { ok, route, type Route } from './route.ts';
import { shownUser } from './routes-search.ts';

/** Who is signed in, and what time it is on the platform: in milliseconds, or in whole seconds, rounded down. */
export const sessionRoutes = (world: World, dateResolution: 'ms' | 's'): Route[] => [
  route('GET', 'users/me', () => ok(shownUser(world.user)), { asUser: true }),
  route('GET', 'date', () => {
    const at = world.agenda.now();
    const currentDate = dateResolution === 'ms' ? new Date(at).toISOString() : wireTime(Math.floor(at / 1000) * 1000);
    return ok({ currentDate });
  }),
];
