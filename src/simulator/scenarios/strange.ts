import type { WireCallback, WireParticipant } from '../../callback/wire.ts';
import { askedFor, previewOf, type Person } from '../world/campaign.ts';
import type { Conversation, World } from '../world/world.ts';
import { METERS, MIREILLE, WELCOME, YUSUF } from './people.ts';
import { alertingNow, preview, SECOND, since, type Scenario, type Terms } from './scenario.ts';

/** Records that nobody expects, and everybody has. */
export type StrangeScenario =
  | 'seven-numbers'
  | 'one-number-twice'
  | 'no-number'
  | 'unknown-state'
  | 'nothing-but-id'
  | 'long-name'
  | 'arabic-name'
  | 'markup-name';

/** No plus, an extension, a short code, withheld, Arabic-Indic digits, spaces and brackets. */
const SEVEN: Person = {
  name: 'Rosalind Achterberg',
  numbers: {
    Mobile: '+13175550156',
    Home: '317 555 0157',
    Work: '(317) 555-0158 x204',
    'Short code': '55501',
    Withheld: 'anonymous',
    'As dictated': '٣١٧٥٥٥٠١٥٩',
    Abroad: '0044 20 7946 0233',
  },
};

const named = (name: string) => (world: World, terms: Terms) =>
  preview(world, WELCOME, { name, numbers: MIREILLE.numbers, fields: { Note: name } }, terms);

/** A callback of which the wire shows something else. */
const disguised = (
  world: World,
  person: Person,
  terms: Terms,
  shownAs: (each: WireParticipant) => WireParticipant,
): Conversation => alertingNow(world, { ...askedFor(world, 'Complaints', person), shownAs, ...terms });

const idOf = ({ id = '' }: WireCallback): WireCallback => ({ id });

/** Every strange record. */
export const STRANGE: Readonly<Record<StrangeScenario, Scenario>> = {
  'seven-numbers': {
    title: 'Seven numbers, six of them in no international form',
    play: (world, terms) => preview(world, METERS, SEVEN, terms),
  },
  'one-number-twice': {
    title: 'The same number under two columns',
    play: (world, terms) =>
      preview(world, METERS, { name: YUSUF.name, numbers: { Mobile: '+13175550122', Home: '+13175550122' } }, terms),
  },
  'no-number': {
    title: 'Callback without any number',
    play: (world, terms) =>
      alertingNow(world, { ...askedFor(world, 'Complaints', { name: 'Ottoline Varga', numbers: {} }), ...terms }),
  },
  'unknown-state': {
    title: 'A state, a purpose and a reason that nobody knows',
    play(world, terms) {
      const asked = { ...previewOf(world, METERS, YUSUF), ...terms };
      const strange = (each: WireParticipant): WireParticipant => {
        if (each.purpose === 'acd') return { ...each, purpose: 'concierge' };
        if (each.purpose !== 'agent') return each;
        const callbacks = each.callbacks?.map((leg): WireCallback => {
          if (leg.state === 'disconnected') return { ...leg, disconnectType: 'vanished.quietly' };
          return leg.state === 'connected' ? { ...leg, state: 'levitating' } : leg;
        });
        return { ...each, ...(callbacks && { callbacks }) };
      };
      return since(world, 46 * SECOND, { ...asked, shownAs: strange }, ({ pass, accept, hangUp }) => {
        pass(38 * SECOND); // missed once, then accepted
        accept();
        pass(2 * SECOND);
        hangUp();
      });
    },
  },
  'nothing-but-id': {
    title: 'A callback of which only the id is known',
    play: (world, terms) =>
      disguised(world, MIREILLE, terms, ({ id = '', purpose, userId, callbacks = [] }) => ({
        id,
        ...(purpose && { purpose }),
        ...(userId && { userId }),
        callbacks: callbacks.map(idOf),
      })),
  },
  'long-name': {
    title: 'A name of 80 characters',
    play: named('Wilhelmina-Antoinette Featherstonehaugh-Cholmondeley von und zu Hohenschwangau Jr'.slice(0, 80)),
  },
  'arabic-name': { title: 'A name in Arabic', play: named('ليلى عبد الرحمن الخوارزمي') },
  'markup-name': { title: 'A name with markup', play: named('<b onclick="alert(1)">Zoë</b> & “Sons” <img src=x>') },
};
