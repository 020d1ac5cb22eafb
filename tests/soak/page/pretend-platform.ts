import { createClock } from '../../../src/time/clock.ts';
import { createSteppedSource } from '../../../src/time/stepped-clock.ts';
import { createSimulator, type ScenarioName } from '../../../src/simulator/simulator.ts';
import type { Said, Told } from './words.ts';

// A worker of its own: what the pretend platform remembers of a day is no part of the page's memory.

const source = createSteppedSource(Date.UTC(2026, 10, 23, 9));
const clock = createClock(source);
clock.setOffset({ ms: 0, errorMs: 0 });
const simulator = createSimulator({ clock, seed: 1 });
const sockets = new Map<number, WebSocket>();

const tell = (told: Told) => postMessage(told);

async function answer(id: number, url: string, init: RequestInit) {
  const response = await simulator.fetch(url, init);
  tell({ what: 'answer', id, status: response.status, headers: [...response.headers], text: await response.text() });
}

function open(id: number, url: string) {
  const socket = new simulator.WebSocket(url);
  sockets.set(id, socket);
  socket.onopen = () => tell({ what: 'opened', id });
  socket.onmessage = ({ data }: MessageEvent<string>) => tell({ what: 'message', id, text: data });
  socket.onclose = () => {
    sockets.delete(id);
    tell({ what: 'closed', id });
  };
}

function begin(scenario: ScenarioName): string[] {
  const before = simulator.started.length;
  simulator.startScenario(scenario);
  return simulator.started.slice(before).map(({ conversationId }) => conversationId);
}

/** Whatever is open, but for what is to stay, is accepted and ended: a callback that was missed would come again. */
async function tidy(staying: string) {
  for (const [id, { endTime, participants }] of simulator.world.conversations) {
    const mine = participants.findLast(({ purpose }) => purpose === 'agent');
    if (id === staying || endTime !== undefined || !mine) continue;
    const patch = (media: string, body: object) =>
      simulator.fetch(`${simulator.baseUrl}/api/v2/conversations/${media}/${id}/participants/${mine.id}`, {
        method: 'PATCH',
        headers: { Authorization: `Bearer ${simulator.token}` },
        body: JSON.stringify(body),
      });
    await patch('calls', { state: 'disconnected' });
    await patch('callbacks', { state: 'connected' });
    await patch('callbacks', { state: 'disconnected' });
    await patch('callbacks', { wrapup: { code: simulator.world.wrapupCodes[0]!.id } });
  }
}

onmessage = async ({ data: said }: MessageEvent<Said>) => {
  if (said.what === 'pass') {
    source.step(said.ms);
    tell({ what: 'passed' });
  } else if (said.what === 'ask') await answer(said.id, said.url, said.init);
  else if (said.what === 'open') open(said.id, said.url);
  else if (said.what === 'send') sockets.get(said.id)?.send(said.text);
  else if (said.what === 'close') sockets.get(said.id)?.close();
  else if (said.what === 'begin') tell({ what: 'began', ids: begin(said.scenario) });
  else if (said.what === 'drop') simulator.dropSockets();
  else await tidy(said.but);
};

const { baseUrl, token, userId } = simulator;
tell({ what: 'ready', baseUrl, token, userId });
