import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { PickableNumber } from '../../src/callback/phone-number.ts';
import { NumberPicker } from '../../src/components/number-picker/number-picker.tsx';
import * as storyFile from '../../src/components/number-picker/number-picker.stories.tsx';

const stories = { ...storyFile };

const names = () => screen.getAllByRole('radio').map((radio) => radio.closest('label')!.textContent!.trim());
const show = (name: Exclude<keyof typeof stories, 'default'>) => render(<NumberPicker {...stories[name].args!} />);

function Picking({ onPick, onSubmit }: { onPick: (number: PickableNumber) => void; onSubmit: () => void }) {
  const [picked, setPicked] = useState<number>();
  const pick = (number: PickableNumber) => {
    onPick(number);
    setPicked(number.index);
  };
  return (
    <form onSubmit={onSubmit}>
      <NumberPicker {...stories.Extensions.args!} picked={picked} onPick={pick} />
      <button type="submit">go</button>
    </form>
  );
}

test('Enter does nothing, and what is picked is the number as given', async () => {
  const user = userEvent.setup();
  const onPick = vi.fn<(number: PickableNumber) => void>();
  const onSubmit = vi.fn<() => void>();
  render(<Picking onPick={onPick} onSubmit={onSubmit} />);
  await user.click(screen.getByRole('radio', { name: /^\+1 317 555 0142 ext\. 12/ }));
  await user.click(screen.getByRole('radio', { name: /4455/ }));
  await user.keyboard('{Enter}');
  expect(onPick.mock.calls.map(([{ number }]) => number)).toEqual(['+13175550142 x12', '(317) 555-0142 ext. 4455']);
  expect(onSubmit).not.toHaveBeenCalled();
});

test.each<[Parameters<typeof show>[0], string[]]>([
  ['Extensions', ['+1 317 555 0142 ext. 12', '(317) 555-0142 ext. 4455', '+44 20 7946 0123 x9']],
  ['NoPlus', ['+1 317 555 0142', '(317) 555-0177', '1 317 555 0118', '0317 555 0199', '112']],
  ['NoPlusRegionGiven', ['020 7946 0123', '020 7946 0144 x7']],
  ['ArabicIndicDigits', ['+1 317 555 0143', '03175550142']],
  ['Withheld', ['anonymous', 'sip:amara@example.org']],
])('%s are shown well, or as given', (name, texts) => {
  show(name);
  expect(names()).toEqual(texts);
});

test('before it is known how a country writes numbers, they stand there as given', () =>
  expect(renderToString(<NumberPicker {...stories.Three.args!} />)).toContain('>+13175550142<'));

test('no number stands in an attribute', () => {
  const { container } = show('Three');
  const attributes = [...container.querySelectorAll('*')].flatMap((element) => [...element.attributes]);
  expect(attributes.filter(({ value }) => /\d{4}/.test(value))).toEqual([]);
});

test('what became of the last try, and what must not be called, is part of a number’s name', () => {
  show('NotCallable');
  expect(names()[1]).toBe('+1 317 555 0177HomeNot callable Number not in service');
  expect(screen.getByRole('radio', { name: /Home Not callable/ })).toBeTruthy();
});

test('a number that changes under the same row is shown anew', () => {
  const { rerender } = show('One');
  const [one] = stories.One.args!.numbers;
  rerender(<NumberPicker {...stories.One.args!} numbers={[{ ...one!, number: '+442079460123' }]} />);
  expect(names()).toEqual(['+44 20 7946 0123']);
});
