/** What an endpoint is asked; `params` are the path's names in braces, `body` is parsed JSON or undefined. */
export interface Asked<Param extends string = string> {
  readonly params: Readonly<Record<Param, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Scheme, host and port under which the caller reached the platform. */
  readonly origin: string;
}

/** What an endpoint answers; without `body`, the answer is empty. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** One line of the route table. Paths are those of the platform's documents, without `/api/v2`. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly answer: (asked: Asked) => Answer;
}

type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsOf<Rest>
  : never;

/** Makes a route whose handler knows the names in its own path. */
export const route = <const Path extends string>(
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: Path,
  answer: (asked: Asked<ParamsOf<Path>>) => Answer,
): Route => ({ method, path, answer });

/** The params of `path` in the real `pathname`, or undefined where they do not fit. */
function match(path: string, pathname: string): Record<string, string> | undefined {
  const names = path.split('/');
  const words = pathname.split('/');
  if (names.length !== words.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const word = words[index]!;
    if (name.startsWith('{')) {
      if (!word) return undefined;
      params[name.slice(1, -1)] = word;
    } else if (name !== word) return undefined;
  }
  return params;
}

/**
 * Finds the endpoint for a path without `/api/v2`, the first in the table that fits: fixed paths stand before paths with
 * names. 404: no such path; 405: not with this method.
 */
export function findRoute(
  routes: readonly Route[],
  method: string,
  pathname: string,
): { route: Route; params: Record<string, string> } | 404 | 405 {
  let missing: 404 | 405 = 404;
  for (const each of routes) {
    const params = match(each.path, pathname);
    if (params && each.method === method) return { route: each, params };
    if (params) missing = 405;
  }
  return missing;
}
