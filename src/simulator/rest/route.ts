/** What an endpoint is asked; `params` are the path's names in braces, `body` is parsed JSON or undefined. */
export interface Asked<Param extends string = string> {
  readonly params: Readonly<Record<Param, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Scheme, host and port under which the caller reached the platform. */
  readonly origin: string;
  readonly headers: Headers;
}

/** What an endpoint answers: JSON, or a file; without either, the answer is empty. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly file?: { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };
  readonly headers?: Readonly<Record<string, string>>;
}

/** Who may ask. */
export interface Access {
  /** Any one of these is enough; absent: none is needed. */
  readonly permission?: readonly string[];
  /** Only a user takes part in conversations: an application's token is answered 400. */
  readonly asUser?: boolean;
  /** The address itself is the key, as that of a file is: no token is asked. */
  readonly open?: boolean;
}

/** One line of the route table. Paths are those of the platform's documents, without `/api/v2`. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: Access;
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
  access: Access = {},
): Route => ({ method, path, answer, access });

/** The answer 200 with a body. */
export const ok = (body: unknown): Answer => ({ status: 200, body });
/** The answer 202: it was asked, and an event will tell. */
export const ASKED: Answer = { status: 202 };

/** One page of a listing, in the platform's form; `pageSize` and `pageNumber` as asked. */
export function listing(
  selfUri: string,
  all: readonly object[],
  query: URLSearchParams = new URLSearchParams(),
): Answer {
  const asked = (name: string, otherwise: number) => Math.max(1, Math.trunc(Number(query.get(name))) || otherwise);
  const pageSize = asked('pageSize', 25);
  const pageNumber = asked('pageNumber', 1);
  const pageCount = Math.max(1, Math.ceil(all.length / pageSize));
  const uri = (page: number) => `${selfUri}?pageSize=${pageSize}&pageNumber=${page}`;
  return ok({
    entities: all.slice((pageNumber - 1) * pageSize, pageNumber * pageSize),
    pageSize,
    pageNumber,
    total: all.length,
    pageCount,
    firstUri: uri(1),
    lastUri: uri(pageCount),
    selfUri: uri(pageNumber),
    ...(pageNumber < pageCount && { nextUri: uri(pageNumber + 1) }),
    ...(pageNumber > 1 && { previousUri: uri(pageNumber - 1) }),
  });
}

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
      params[name.slice(1, -1)] = decoded(word);
    } else if (name !== word) return undefined;
  }
  return params;
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
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
