import { expect, type CDPSession } from 'playwright/test';
import { test } from './hand.ts';

interface AxValue {
  readonly value?: string | boolean;
}

interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: AxValue;
  readonly name?: AxValue;
  readonly description?: AxValue;
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[];
  readonly childIds?: readonly string[];
}

/** What a reader makes of a node by itself; the texts in it are its name, or follow it. */
const SAID = new Set(['heading', 'radiogroup', 'radio', 'button', 'timer', 'status']);

/** What a screen reader comes by from the name to the notice, by Chromium's own accessibility tree. */
async function readThrough(client: CDPSession): Promise<string[]> {
  const { nodes } = (await client.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  function walk({ ignored, role, name, description, properties = [], childIds = [] }: AxNode) {
    const kind = String(role?.value ?? '');
    if (!ignored && SAID.has(kind)) {
      const isOff = properties.some((property) => property.name === 'disabled' && property.value.value === true);
      const isOn = properties.some((property) => property.name === 'checked' && property.value.value === 'true');
      const parts = [kind, `“${String(name?.value ?? '')}”`, isOn && 'checked', isOff && 'unavailable'];
      const told = description?.value ? String(description.value) : false;
      lines.push([...parts, told].filter(Boolean).join(', '));
    }
    for (const id of childIds) walk(byId.get(id)!);
  }
  const card = nodes.find(({ ignored, role }) => !ignored && role?.value === 'article')!;
  walk(card);
  return lines.slice(0, lines.indexOf('status, “”') + 1);
}

test('a preview, as Chromium gives it to a screen reader: every control with its role, name and reason', async ({
  desk,
  hand,
}) => {
  await hand.open('preview-countdown');
  const client = await desk.page.context().newCDPSession(desk.page);
  await client.send('Accessibility.enable');
  await expect(desk.page.getByRole('radio', { name: '+1 317 555 0142 Mobile' })).toBeVisible(); // the contact has come
  const numbers = [
    'radio, “+1 317 555 0142 Mobile”, checked',
    'radio, “+1 317 555 0118 Home”',
    'radio, “+44 20 7946 0321 Work”',
  ];
  expect(await readThrough(client)).toEqual([
    'heading, “Dana Whitcombe”',
    'heading, “New callback”',
    'timer, “Time left to accept”',
    'radiogroup, “Number to call”',
    ...numbers,
    'button, “Call Mobile ··0142”, unavailable, Accept the callback first.',
    'button, “Accept”',
    'button, “Decline”',
    'status, “”',
  ]);
  await hand.use(/^Accept/);
  await hand.landsOn('Preview');
  expect(await readThrough(client)).toEqual([
    'heading, “Dana Whitcombe”',
    'heading, “Preview”',
    'timer, “Time until the system dials”',
    'radiogroup, “Number to call”, At zero the system may dial a different number. Press Call to dial Mobile.',
    ...numbers,
    'button, “Call Mobile ··0142”',
    'button, “Skip contact”',
    'button, “Hold callback”',
    'button, “More”',
    'status, “”',
  ]);
});
