// `npm run check`: everything that can be known without running the parts. Goes through to the end, then adds up.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
process.chdir(root);
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** Runs the program of an installed package with this very Node: no shell, no PATH, no `npx`. */
function runPackage(name, ...args) {
  const { bin } = JSON.parse(readFileSync(join('node_modules', name, 'package.json'), 'utf8'));
  const program = typeof bin === 'string' ? bin : (bin[name] ?? Object.values(bin)[0]);
  return run(process.execPath, join('node_modules', name, program), ...args);
}

const run = (command, ...args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

/** Type-checks a program that imports every entry of the built package, as two kinds of projects would. */
function checkConsumers() {
  mkdirSync('build/consumer', { recursive: true });
  const entries = Object.entries(manifest.exports).filter(([, target]) => target.types);
  const lines = entries.map(([path], n) => `export * as entry${n} from '${path.replace('.', manifest.name)}';`);
  writeFileSync('build/consumer/consumer.ts', lines.join('\n'));
  return Object.entries({ bundler: 'esnext', nodenext: 'nodenext' }).every(([moduleResolution, module]) => {
    const lib = ['ES2023', 'DOM', 'DOM.Iterable'];
    const compilerOptions = { module, moduleResolution, lib, strict: true, noEmit: true, jsx: 'react-jsx', types: [] };
    const config = `build/consumer/tsconfig.${moduleResolution}.json`;
    writeFileSync(config, JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    return runPackage('typescript', '-p', config);
  });
}

const STAGES = {
  'types of the sources': () => runPackage('typescript', '--noEmit'),
  lint: () => runPackage('oxlint', '--type-aware', '--deny-warnings', '--report-unused-disable-directives', '.'),
  format: () => runPackage('prettier', '--check', '--log-level', 'warn', '.'),
  'project rules': () => runPackage('vitest', 'run', '--config', 'tests/vitest.config.ts', '--project', 'project'),
  build: () => run(process.execPath, 'tests/build.mjs', 'library', 'cdn', 'weigh'),
  declarations: () => run(process.execPath, 'tests/build.mjs', 'types') && checkConsumers(),
  'byte budgets': () => runPackage('size-limit'),
  'package for npm': () => runPackage('publint', '--strict'),
};

const failed = [];
for (const [stage, passes] of Object.entries(STAGES)) {
  console.log(`\n── ${stage}`);
  const began = performance.now();
  if (!passes()) failed.push(stage);
  console.log(`   ${failed.includes(stage) ? 'FAILED' : 'ok'} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

console.log(
  failed.length ? `\n${failed.length} of ${Object.keys(STAGES).length} failed: ${failed.join(', ')}` : '\nall ok',
);
process.exitCode = failed.length ? 1 : 0;
