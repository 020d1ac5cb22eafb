import { faultOf } from './faults.ts';
import { SWITCHES, type Personality } from './personality.ts';
import { check, fieldsOf } from './rest/bodies.ts';
import { errorBody } from './rest/errors.ts';
import { isScenarioName, SCENARIO_NAMES, SCENARIOS } from './scenarios.ts';
import { SENTINELS } from './sentinels.ts';
import type { Simulator } from './simulator.ts';
import { PHONE_KINDS } from './world/line.ts';
import { Refused, wrongField } from './world/refused.ts';

/*
 * The control API, by which a person or a test moves the pretend platform from outside. No token is asked. Every answer
 * but that of a scenario is the state.
 *
 *   GET    /simulator                               the state: ids, scenarios, personality, faults, phone, sentinels,
 *                                                   and the channels with whether a socket listens on each
 *   POST   /simulator/reset                         forgets conversations, channels and faults
 *   POST   /simulator/scenarios/{name}              starts it; answers its ids
 *   POST   /simulator/faults                        adds a Fault, or a list of them (faults.ts)
 *   DELETE /simulator/faults                        removes them all
 *   POST   /simulator/personality                   { switch: position, … } (personality.ts)
 *   POST   /simulator/permissions                   { "outbound:dnc:add": false, … }: what the user may do
 *   POST   /simulator/phone                         { "phone": "auto-answer" | "rings" | "not-answered" | "declined" }
 *   POST   /simulator/phone/answer                  picks the agent's own ringing phone up; /decline declines it
 *   POST   /simulator/conversations/{id}/dial       another desktop places the call; { "number"? }
 *   POST   /simulator/conversations/{id}/hang-up    the customer hangs up
 *   POST   /simulator/sockets/drop                  breaks every socket; they may be opened again
 *   POST   /simulator/sockets/close                 announces that they will be closed, and does; { "graceMs"? }
 *   POST   /simulator/sockets/take-over             another desktop takes the topics
 *   POST   /simulator/token/revoke                  makes the user's token void; the state has the new one
 */

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

/** Whether a path belongs to the control API. */
export const isControlPath = (pathname: string): boolean =>
  pathname === '/simulator' || pathname.startsWith('/simulator/');

function state(simulator: Simulator, origin: string): Response {
  const { token, userId, started, world, faults, notifications } = simulator;
  return json({
    baseUrl: origin,
    token,
    applicationToken: simulator.applicationToken,
    userId,
    scenarios: SCENARIO_NAMES,
    titles: Object.fromEntries(SCENARIO_NAMES.map((name) => [name, SCENARIOS[name].title])),
    conversations: started,
    personality: world.personality,
    switches: SWITCHES,
    phone: world.phone,
    missingPermissions: [...world.missingPermissions],
    faults: faults.list(),
    channels: notifications.channels().map(({ id, socket }) => ({ id, hasSocket: socket !== undefined })),
    sentinels: SENTINELS,
  });
}

function personalityOf(body: unknown): Partial<Personality> {
  const fields = fieldsOf(body, 'personality');
  for (const [name, value] of Object.entries(fields)) {
    if (!Object.hasOwn(SWITCHES, name))
      throw wrongField(name, `There is no switch “${name}”; there are: ${Object.keys(SWITCHES).join(', ')}.`);
    const positions = SWITCHES[name as keyof Personality];
    if (!positions.includes(value as never))
      throw wrongField(name, `“${name}” must be one of: ${positions.join(', ')}.`);
  }
  return fields;
}

type Act = (simulator: Simulator, body: unknown, words: readonly string[]) => void;

const optional = (body: unknown, what: string) => (body === undefined ? {} : fieldsOf(body, what));

const ACTS: Readonly<Record<string, Act>> = {
  'GET ': () => {},
  'POST /reset': (simulator) => simulator.reset(),
  'POST /faults': (simulator, body) => {
    for (const fault of (Array.isArray(body) ? body : [body]).map(faultOf)) simulator.faults.add(fault);
  },
  'DELETE /faults': (simulator) => simulator.faults.clear(),
  'POST /personality': (simulator, body) => simulator.setPersonality(personalityOf(body)),
  'POST /permissions': (simulator, body) => {
    const fields = fieldsOf(body, 'set of permissions');
    for (const name of Object.keys(fields)) check(fields, name, 'boolean');
    for (const [name, granted] of Object.entries(fields)) simulator.setPermission(name, granted === true);
  },
  'POST /phone': (simulator, body) => {
    const phone = PHONE_KINDS.find((each) => each === fieldsOf(body, 'phone').phone);
    if (!phone) throw wrongField('phone', `“phone” must be one of: ${PHONE_KINDS.join(', ')}.`);
    simulator.setPhone(phone);
  },
  'POST /phone/answer': (simulator) => {
    if (!simulator.answerPhone()) throw new Refused('moved-on', 'The phone does not ring.');
  },
  'POST /phone/decline': (simulator) => {
    if (!simulator.declinePhone()) throw new Refused('moved-on', 'The phone does not ring.');
  },
  'POST /conversations/*/dial': (simulator, body, [, id = '']) => {
    const fields = optional(body, 'number to dial');
    check(fields, 'number', 'string');
    simulator.dialElsewhere(id, fields.number as string | undefined);
  },
  'POST /conversations/*/hang-up': (simulator, _, [, id = '']) => simulator.hangUpCustomer(id),
  'POST /sockets/drop': (simulator) => simulator.dropSockets(),
  'POST /sockets/close': (simulator, body) => {
    const fields = optional(body, 'grace');
    check(fields, 'graceMs', 'number');
    simulator.closeSockets(fields.graceMs as number | undefined);
  },
  'POST /sockets/take-over': (simulator) => simulator.takeTopics(),
  'POST /token/revoke': (simulator) => simulator.revokeToken(),
};

function parsed(text: string): unknown {
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    throw new Refused('malformed', 'The body is no JSON.');
  }
}

/** Answers the control API; `text` is the body of the request, as it came. */
export function answerControl(simulator: Simulator, method: string, url: URL, text = ''): Response {
  const path = url.pathname.replace(/^\/simulator/, '').replace(/\/$/, '');
  const words = path.split('/').slice(1);
  try {
    const [place, name = ''] = words;
    if (method === 'POST' && place === 'scenarios' && words.length === 2) {
      if (isScenarioName(name)) return json(simulator.startScenario(name));
      return json({ message: `There is no scenario “${name}”.`, scenarios: SCENARIO_NAMES }, 404);
    }
    const generic = place === 'conversations' ? `/conversations/*/${words.slice(2).join('/')}` : path;
    const act = ACTS[`${method} ${generic}`];
    if (!act) return json({ message: `There is no ${method} /simulator${path}.` }, 404);
    act(simulator, parsed(text), words);
    return state(simulator, url.origin);
  } catch (error) {
    const refusal = errorBody(error, '');
    return json(refusal, refusal.status);
  }
}
