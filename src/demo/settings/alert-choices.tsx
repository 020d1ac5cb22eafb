import { useState, type ReactNode } from 'react';
import { ALERT_MEANS, type AlertSettings } from './agent-settings.ts';
import { askPermission, blockedWords, PERMISSION_WORDS, type Permission } from './blocked-words.ts';
import type { DeskSettings } from './use-desk-settings.ts';

const WORDS: Readonly<Record<keyof AlertSettings, string>> = {
  sound: 'A sound',
  notification: 'A notification',
  title: 'The time in the page’s title',
  badge: 'A dot on the page’s icon',
};

/** By what the agent is told of a new callback, and what the browser had against it. */
export function AlertChoices({ settings, change, blocked, onUnblock }: DeskSettings): ReactNode {
  const [permission, setPermission] = useState<Permission>('granted');

  function choose(means: keyof AlertSettings, wanted: boolean) {
    if (means === 'notification' || means === 'sound') onUnblock(means);
    if (means !== 'notification') return change({ [means]: wanted });
    setPermission('granted');
    if (wanted) void permit();
    else change({ notification: false });
  }

  /** The library asks nobody, so the host does; on is only what was permitted. */
  async function permit() {
    setPermission('asking');
    const answer = await askPermission();
    setPermission(answer);
    if (answer === 'granted') change({ notification: true });
  }

  const notes = [PERMISSION_WORDS[permission], ...blocked.map(blockedWords)].filter((note) => note !== undefined);
  return (
    <fieldset className="choice">
      <legend>When a callback comes</legend>
      {ALERT_MEANS.map((means) => (
        <label key={means} className="settings-check">
          <input type="checkbox" checked={settings[means]} onChange={({ target }) => choose(means, target.checked)} />
          {WORDS[means]}
        </label>
      ))}
      <div role="status">
        {[...new Set(notes)].map((note) => (
          <p key={note} className="settings-note">
            {note}
          </p>
        ))}
      </div>
    </fieldset>
  );
}
