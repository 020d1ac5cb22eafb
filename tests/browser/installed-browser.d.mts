/** How to launch the browser that was found. */
export interface Browser {
  readonly executablePath: string;
  readonly args: string[];
}

/** The launch options of a browser that is on this machine, or `undefined`. */
export function findBrowser(env?: NodeJS.ProcessEnv): Browser | undefined;

/** As `findBrowser`, but installs one where there is none; throws an error that says what to do when it cannot. */
export function ensureBrowser(): Promise<Browser>;
