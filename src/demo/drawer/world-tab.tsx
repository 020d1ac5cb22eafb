import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore, type ReactNode } from 'react';
import type { Conversation } from '../../callback/conversation.ts';
import { myLeg } from '../../callback/customer-callback.ts';
import { SWITCHES, type Personality } from '../../simulator/personality.ts';
import type { Phone } from '../../simulator/world/line.ts';
import type { SimulatorLink } from '../simulator-link.ts';
import { Choice } from '../choice.tsx';
import { POSITION_WORDS, SWITCH_WORDS } from './personality-words.ts';
import type { WatchedWorld } from './use-world-state.ts';

const PHONES: readonly (readonly [Phone, string])[] = [
  ['auto-answer', 'Answers itself'],
  ['rings', 'Rings'],
  ['not-answered', 'Not answered'],
  ['declined', 'Declined'],
];

/** Props of `WorldTab`. */
export interface WorldTabProps {
  readonly link: SimulatorLink;
  readonly world: WatchedWorld;
  readonly conversationId: string | undefined;
}

/** The agent's phone, and what this platform does where the real one's texts are silent. */
export function WorldTab({ link, world, conversationId }: WorldTabProps): ReactNode {
  const { controls } = link;
  const { state, act } = world;
  return (
    <>
      <Choice
        legend="The agent’s phone"
        options={PHONES}
        value={state?.phone}
        onChoose={(phone) => act(controls.setPhone(phone))}
      />
      <PhoneInHand link={link} world={world} conversationId={conversationId} />
      <fieldset className="choice">
        <legend>Where the platform’s own texts are silent</legend>
        <p className="choice-note">Counts from now on; start the scenario again to see it from its beginning.</p>
        {(Object.keys(SWITCHES) as (keyof Personality)[]).map((name) => (
          <label key={name} className="drawer-setting">
            <span>{SWITCH_WORDS[name]}</span>
            <select
              value={String(state?.personality[name] ?? SWITCHES[name][0])}
              onChange={({ target: { value } }) => {
                const position = SWITCHES[name].find((each) => String(each) === value);
                act(controls.setPersonality({ [name]: position }));
              }}
            >
              {SWITCHES[name].map((position) => (
                <option key={position} value={position}>
                  {POSITION_WORDS[`${name} ${position}`] ?? position}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
    </>
  );
}

function PhoneInHand({ link: { controls, platform }, world, conversationId = '' }: WorldTabProps): ReactNode {
  const client = useQueryClient();
  const rings = useSyncExternalStore(
    (notify) => client.getQueryCache().subscribe(notify),
    () => {
      const conversation = client.getQueryData<Conversation>(platform.keys.conversation(conversationId));
      const leg = conversation && myLeg(conversation, platform.userId);
      return leg?.calls.some(({ state }) => state === 'alerting' || state === 'offering') ?? false;
    },
  );
  const press = (doing: () => ReturnType<typeof controls.state>) => rings && world.act(doing());
  return (
    <div className="drawer-row">
      <button
        type="button"
        className="drawer-button"
        aria-disabled={!rings}
        aria-describedby="phone-state"
        onClick={() => press(controls.answerPhone)}
      >
        Pick the phone up
      </button>
      <button
        type="button"
        className="drawer-button"
        aria-disabled={!rings}
        aria-describedby="phone-state"
        onClick={() => press(controls.declinePhone)}
      >
        Decline the call
      </button>
      <span id="phone-state" className="choice-note">
        {rings ? 'The phone rings.' : 'The phone does not ring.'}
      </span>
    </div>
  );
}
