import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const USAGE = 'npm run simulator -- [--port N] [--host NAME] [--scenario NAME] [--json]';
const DEFAULT_PORT = '4400';

/** Says what is wrong with the arguments, and ends. */
function refuse(message) {
  console.error(`${message}\n${USAGE}`);
  process.exit(2);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: DEFAULT_PORT },
        host: { type: 'string' },
        scenario: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    return refuse(error.message);
  }
}

const { port: portText, host, scenario, json } = readArguments();
const port = /^\d+$/.test(portText) ? Number(portText) : NaN;
if (!(port <= 65_535)) refuse(`--port must be a number from 0 to 65535, not “${portText}”.`);

// Node 20 does not read TypeScript; Vite does, and is here anyway.
const { module: serve } = await runnerImport(fileURLToPath(new URL('./serve.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
});
if (scenario !== undefined && !serve.isScenarioName(scenario))
  refuse(`There is no scenario “${scenario}”. There are: ${serve.SCENARIO_NAMES.join(', ')}.`);

const { baseUrl, simulator, close } = await serve.serveSimulator({ port, host, scenario }).catch((error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use.` : error.message);
  process.exit(1);
});
const { token, userId, started: conversations } = simulator;

if (json) console.log(JSON.stringify({ baseUrl, token, userId, conversations }));
else {
  console.log(`A pretend Genesys Cloud answers at ${baseUrl}/api/v2\n  user   ${userId}\n  token  ${token}`);
  for (const each of conversations) console.log(`  ${each.scenario.padEnd(22)}${each.conversationId}`);
  console.log(`State: GET ${baseUrl}/simulator   Start one: POST ${baseUrl}/simulator/scenarios/NAME   End: Ctrl+C`);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => close().then(() => process.exit(0)));
