import { agentAtWork } from './legs.ts';
import { placeCall } from './placed-call.ts';
import { passes } from './refused.ts';
import type { CallbackLeg, Conversation, World } from './world.ts';

/** Starts the countdown of a leg that was just accepted: `timeoutSeconds` from accept or alert, as the personality says. */
export function startCountdown(world: World, conversation: Conversation, leg: CallbackLeg): void {
  const { countdownStarts, autoDialZero } = world.personality;
  const seconds = leg.timeoutSeconds;
  if (seconds === undefined || conversation.called || leg.externalCampaign || leg.automatedCallbackConfigId) return;
  if (seconds === 0 && autoDialZero === 'never') return;
  const from = countdownStarts === 'alert' ? leg.startAlertingTime : leg.connectedTime;
  run(world, conversation, seconds === 0 ? 0 : Date.parse(from!) + seconds * 1000 - world.agenda.now());
}

function run(world: World, conversation: Conversation, leftMs: number) {
  const countdown = { dueAt: world.agenda.now() + leftMs };
  conversation.countdown = countdown;
  world.agenda.at(countdown.dueAt, () => {
    if (conversation.countdown === countdown) dialByItself(world, conversation);
  });
}

function dialByItself(world: World, conversation: Conversation) {
  delete conversation.countdown;
  const numbers = agentAtWork(conversation)?.callbacks[0]?.callbackNumbers ?? [];
  const number = world.personality.numberDialled === 'first' ? numbers[0] : numbers.at(-1);
  if (number !== undefined && world.personality.dialsAtZero === 'platform')
    passes(() => placeCall(world, conversation, number));
}

/** The agent has pressed, and the platform's own dial was already on its way, where that was agreed. */
export function raceAgainst(world: World, conversation: Conversation): void {
  const { alsoDialsMs } = conversation.agreement;
  if (alsoDialsMs !== undefined && conversation.countdown)
    world.agenda.after(alsoDialsMs, () => dialByItself(world, conversation));
}

/** The callback went on hold: the countdown waits, where the personality says so. */
export function pauseCountdown(world: World, conversation: Conversation): void {
  const { countdown } = conversation;
  if (world.personality.holdPausesCountdown === 'no' || !countdown || 'leftMs' in countdown) return;
  conversation.countdown = { leftMs: countdown.dueAt - world.agenda.now() };
}

/** The callback came off hold: a countdown that waited goes on with what was left. */
export function resumeCountdown(world: World, conversation: Conversation): void {
  const { countdown } = conversation;
  if (countdown && 'leftMs' in countdown) run(world, conversation, countdown.leftMs);
}
