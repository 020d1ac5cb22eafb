import type { World } from '../world/world.ts';
import { existing } from './find.ts';
import { ok, route, type Route } from './route.ts';

const PAGE = 'start';

/** Scripts, as far as a card needs them: what they are called, and that they have a page. */
export function scriptRoutes(world: World): Route[] {
  const shown = (id: string, published: boolean) => {
    const { name } = existing(world.scripts.get(id), `Script ${id}`);
    const selfUri = `/api/v2/scripts/${published ? 'published/' : ''}${id}`;
    return { id, name, versionId: id, startPageId: PAGE, startPageName: 'Start', selfUri };
  };
  const page = (id: string) => ({ id: PAGE, name: 'Start', versionId: shown(id, true).versionId });
  const access = (published: boolean) => ({
    permission: [published ? 'scripter:publishedScript:view' : 'scripter:script:view'],
  });

  return ([true, false] as const).flatMap((published) => {
    const base = published ? 'scripts/published' : 'scripts';
    return [
      route('GET', `${base}/{scriptId}`, ({ params }) => ok(shown(params.scriptId, published)), access(published)),
      route('GET', `${base}/{scriptId}/pages`, ({ params }) => ok([page(params.scriptId)]), access(published)),
      route(
        'GET',
        `${base}/{scriptId}/pages/{pageId}`,
        ({ params }) => ok(existing(params.pageId === PAGE ? page(params.scriptId) : undefined, 'The page')),
        access(published),
      ),
      ...(published
        ? [
            route('GET', 'scripts/published/{scriptId}/variables', ({ params }) => {
              const { id } = shown(params.scriptId, true);
              return ok({ scriptId: id, variables: {} });
            }),
          ]
        : []),
    ];
  });
}
