import { useRef, useState, type ReactNode } from 'react';
import { Keypad } from '../keypad/keypad.tsx';
import { useFollowUp } from '../use-follow-up.ts';
import { PanelSection } from './panel-section.tsx';
import type { PanelProps } from './panels.ts';

/**
 * Sends what is pressed, in order and each key once: what is pressed while a request is under way goes with the next
 * one, since a request that overtook another would turn 12 into 21. Kept nowhere: keys may be a PIN.
 */
export function KeypadPanel({ work, onClose }: PanelProps): ReactNode {
  const { followUp, run } = useFollowUp();
  const [pressed, setPressed] = useState('');
  const [failed, setFailed] = useState('');
  const waiting = useRef('');
  const isSending = useRef(false);

  async function send() {
    if (isSending.current) return;
    isSending.current = true;
    while (waiting.current) {
      const keys = waiting.current;
      waiting.current = '';
      try {
        await run(followUp.pressKeys(work.view.conversation.id), keys);
      } catch {
        // Nobody knows what the machine heard of it: no more is sent, and nothing is sent twice.
        setFailed(keys + waiting.current);
        waiting.current = '';
      }
    }
    isSending.current = false;
  }

  return (
    <PanelSection name="keypad.name" onClose={onClose}>
      <Keypad
        pressed={pressed}
        failed={failed}
        onPressKey={(key) => {
          setFailed('');
          setPressed((before) => before + key);
          waiting.current += key;
          void send();
        }}
      />
    </PanelSection>
  );
}
