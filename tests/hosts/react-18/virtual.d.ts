declare module 'virtual:loaded-from-dist' {
  /** Paths in `dist` of the modules that were loaded so far. */
  export const loaded: readonly string[];
}
