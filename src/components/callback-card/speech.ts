/** How much is spoken: nothing, the start and the last ten seconds, or every stage. */
export type Speech = 'off' | 'brief' | 'full';
