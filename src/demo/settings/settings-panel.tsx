import type { ReactNode } from 'react';
import { ShortcutList } from '../../components/shortcuts/shortcut-list.tsx';
import type { LanguageName } from '../../locales/languages.ts';
import { Choice } from '../choice.tsx';
import { CHOICES, SHORTCUTS } from './agent-settings.ts';
import { AlertChoices } from './alert-choices.tsx';
import type { DeskSettings } from './use-desk-settings.ts';

/** Every setting; each holds from the moment it is chosen. */
export function SettingsPanel({ desk }: { desk: DeskSettings }): ReactNode {
  const { settings, change, loaded } = desk;
  const keys = SHORTCUTS[settings.shortcuts];
  return (
    <>
      <label className="settings-language">
        <span>Language of the card</span>
        <select value={settings.language} onChange={({ target }) => change({ language: target.value as LanguageName })}>
          {CHOICES.language.map(([name, title]) => (
            <option key={name} value={name} lang={name}>
              {title}
            </option>
          ))}
        </select>
      </label>
      {loaded.missing === settings.language && (
        <p className="settings-note" role="alert">
          This language could not be loaded.
        </p>
      )}
      <Choice legend="Theme" options={CHOICES.theme} value={settings.theme} onChoose={(theme) => change({ theme })} />
      <Choice
        legend="Density"
        options={CHOICES.density}
        value={settings.density}
        onChoose={(density) => change({ density })}
      />
      <Choice
        legend="Speech, for a screen reader"
        options={CHOICES.speech}
        value={settings.speech}
        onChoose={(speech) => change({ speech })}
      />
      <AlertChoices {...desk} />
      <Choice
        legend="Keyboard shortcuts"
        options={CHOICES.shortcuts}
        value={settings.shortcuts}
        onChoose={(shortcuts) => change({ shortcuts })}
      />
      {keys && <ShortcutList shortcuts={keys} lang={loaded.language.locale} dir={loaded.language.dir} />}
    </>
  );
}
