import type { Colleague } from '../world/house.ts';
import { Refused, wrongField } from '../world/refused.ts';
import type { Named, World } from '../world/world.ts';
import { fieldsOf, listOf, type Fields } from './bodies.ts';
import { existing } from './find.ts';
import { listing, ok, route, type Answer, type Route } from './route.ts';

/** A user as the platform shows one. */
export const shownUser = ({ id, name, email, title, department }: Colleague): object => ({
  id,
  name,
  email,
  title,
  department,
  username: email,
  state: 'active',
  version: 1,
  selfUri: `/api/v2/users/${id}`,
});

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** `name` as the queue list takes it: the beginning of a name, or with `*` any part. */
function fits(name: string, asked: string): boolean {
  const words = folded(asked).split('*');
  const escaped = words.map((word) => word.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${escaped.join('.*')}`).test(folded(name));
}

/** One term of a user search: `value` in any of `fields`, compared as its `type` says. */
function criterion(term: unknown): (user: Colleague) => boolean {
  const { fields = ['name'], value, values, type = 'CONTAINS' } = fieldsOf(term, 'UserSearchCriteria');
  const wanted = (Array.isArray(values) ? values : [value]).filter((each) => typeof each === 'string').map(folded);
  if (!Array.isArray(fields)) throw wrongField('query.fields', '“fields” must be a list.');
  const compare: Readonly<Record<string, (text: string, want: string) => boolean>> = {
    EXACT: (text, want) => text === want,
    STARTS_WITH: (text, want) => text.split(' ').some((word) => word.startsWith(want)) || text.startsWith(want),
    CONTAINS: (text, want) => text.includes(want),
    TERM: (text, want) => text.includes(want),
  };
  const how = compare[String(type)];
  if (!how) throw wrongField('query.type', `“${String(type)}” is no type of search that is played here.`);
  return (user) =>
    fields.some((field) => {
      const text = folded(String(user[field as keyof Colleague] ?? ''));
      return wanted.some((want) => how(text, want));
    });
}

function searchUsers(world: World, request: Fields): Answer {
  const criteria = listOf(request, 'query', criterion);
  const all = [world.user, ...world.colleagues].filter((user) => criteria.every((each) => each(user)));
  const pageSize = Number(request.pageSize) || 25;
  const pageNumber = Number(request.pageNumber) || 1;
  const results = all.slice((pageNumber - 1) * pageSize, pageNumber * pageSize).map(shownUser);
  const pageCount = Math.ceil(all.length / pageSize);
  return ok({ total: all.length, pageCount, pageSize, pageNumber, types: ['users'], results });
}

function fromBase64(text: string | null): Fields {
  try {
    const bytes = Uint8Array.from(atob(text ?? ''), (char) => char.charCodeAt(0));
    return fieldsOf(JSON.parse(new TextDecoder().decode(bytes)), 'UserSearchRequest');
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw wrongField('q64', '“q64” must be a search request in base64.', 'invalid.query.param.value');
  }
}

const shownQueue = ({ id, name }: Named) => ({ id, name, selfUri: `/api/v2/routing/queues/${id}` });

/** Whom and where a callback can be transferred to. */
export const searchRoutes = (world: World): Route[] => [
  route(
    'GET',
    'routing/queues',
    ({ query }) => {
      const queues = [...world.queues.values()].filter(({ name }) => fits(name, query.get('name') ?? ''));
      queues.sort((a, b) => (a.name < b.name ? -1 : 1));
      return listing('/api/v2/routing/queues', queues.map(shownQueue), query);
    },
    { permission: ['routing:queue:view', 'routing:queue:search'] },
  ),
  route(
    'GET',
    'routing/queues/{queueId}',
    ({ params }) => {
      const queue = [...world.queues.values()].find(({ id }) => id === params.queueId);
      return ok(shownQueue(existing(queue, `Queue ${params.queueId}`)));
    },
    { permission: ['routing:queue:view'] },
  ),
  route('POST', 'users/search', ({ body }) => searchUsers(world, fieldsOf(body, 'UserSearchRequest'))),
  route('GET', 'users/search', ({ query }) => searchUsers(world, fromBase64(query.get('q64')))),
  route('GET', 'users/{userId}', ({ params }) => {
    const user = [world.user, ...world.colleagues].find(({ id }) => id === params.userId);
    return ok(shownUser(existing(user, `User ${params.userId}`)));
  }),
];
