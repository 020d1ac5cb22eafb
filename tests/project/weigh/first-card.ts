/** The card itself, fed by a platform that somebody else made: its parts, its hooks, the words it speaks. */
export { CallbackCard } from '../../../src/components/callback-card/callback-card.tsx';
export { CallbackProvider } from '../../../src/components/provider.tsx';
