/** All that a page of its own loads of ours before the first card stands: the card, and what connects it. */
export * from './first-card.ts';
export { createPlatform } from '../../../src/platform/platform.ts';
