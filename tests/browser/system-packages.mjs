// Runs programs that install what tests need, and asks the system's package manager.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const onLinux = process.platform === 'linux';
const isRoot = process.getuid?.() === 0;

/** Where a program is that can be called by its name alone. */
export const onPath = (program, env = process.env) =>
  (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, program))
    .find(existsSync);

/** Runs a command for at most `seconds`; a download that hangs is ended with all that it started. */
export const run = (seconds, command, ...rest) =>
  new Promise((done) => {
    console.log(`$ ${[command, ...rest].join(' ')}`);
    const detached = process.platform !== 'win32';
    const child = spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit'], detached });
    const end = () => (detached && child.pid ? process.kill(-child.pid, 'SIGKILL') : child.kill());
    const timer = setTimeout(end, seconds * 1000);
    const settle = (ok) => {
      clearTimeout(timer);
      done(ok);
    };
    child.on('error', () => settle(false));
    child.on('exit', (code) => settle(code === 0));
  });

/** How each package manager installs; the packages' names come after. */
const MANAGERS = {
  'apt-get': [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends'],
  ],
  dnf: [['dnf', 'install', '-y']],
  apk: [['apk', 'add']],
};

/** Asks the system for packages, named for each manager that has them; nothing happens where that would need a password. */
export async function installPackages(packages) {
  if (!onLinux) return;
  const sudo = isRoot ? [] : ['sudo', '-n'];
  if (!isRoot && !(onPath('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0)) return;
  const manager = Object.keys(MANAGERS).find((name) => onPath(name));
  if (!manager || !packages[manager]) return;
  process.env.DEBIAN_FRONTEND = 'noninteractive';
  const commands = MANAGERS[manager];
  for (const command of commands.slice(0, -1)) await run(300, ...sudo, ...command);
  await run(300, ...sudo, ...commands.at(-1), ...packages[manager]);
}
