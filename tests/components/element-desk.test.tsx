import { act, fireEvent } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { DEFAULT_SHORTCUTS } from '../../src/components/shortcuts/shortcuts.ts';
import '../../src/components/alerting/alerting.tsx'; // loaded later in a page; here at once
import '../../src/platform/alerting/browser-alerting.ts';
import { createDesk } from './desk.ts';
import { patches } from './mounted.tsx';

// A DOM without layout has no sheets to adopt.
vi.stubGlobal(
  'CSSStyleSheet',
  class {
    replaceSync() {}
  },
);
const { CallbackCardElement } = await import('../../src/element/callback-card-element.ts');
customElements.define('callback-card', CallbackCardElement);

afterEach(() => act(async () => document.body.replaceChildren()));

test('an element takes keys and alerting by property, says the time left, and hears keys through its shadow root', async () => {
  const desk = await createDesk({ scenario: 'preview-countdown' });
  document.title = 'Desk';
  const element = document.createElement('callback-card') as InstanceType<typeof CallbackCardElement>;
  element.setAttribute('conversation-id', desk.started.conversationId);
  element.platform = desk.platform;
  element.shortcuts = DEFAULT_SHORTCUTS;
  element.alerting = { title: true };
  expect(element.sayTime()).toBeUndefined();
  await act(async () => document.body.append(element));
  await vi.waitFor(async () => {
    await desk.step(100);
    expect(document.title).toMatch(/^Callback: 0:2\d to accept · Desk$/);
    expect(element.sayTime()).toMatch(/^2\d seconds to accept$/);
  });
  const button = element.shadowRoot!.querySelector('[aria-keyshortcuts="Alt+Shift+Y"]')!;
  await desk.step(1000);
  fireEvent.keyDown(button, { code: 'KeyY', altKey: true, shiftKey: true, composed: true });
  await desk.step(1000);
  expect(patches(desk)).toHaveLength(1);
  await act(async () => void (element.alerting = undefined));
  expect(document.title).toBe('Desk');
});

test('an element takes the host’s policy by property', async () => {
  const desk = await createDesk({ scenario: 'preview-no-countdown' });
  const element = document.createElement('callback-card') as InstanceType<typeof CallbackCardElement>;
  element.setAttribute('conversation-id', desk.started.conversationId);
  element.platform = desk.platform;
  const seen: (string | undefined)[] = [];
  element.policy = ({ queueName }) => {
    seen.push(queueName);
    return { callingHours: 'block', window: { from: '12:00', to: '20:00' } };
  };
  await act(async () => document.body.append(element));
  await vi.waitFor(async () => {
    await desk.step(100);
    expect(element.shadowRoot!.querySelector('[data-hours="outside"]')).not.toBeNull();
  });
  expect(new Set(seen)).toEqual(new Set(['Appointments']));
});
