import { ERROR_KINDS, type ErrorKind } from '../../platform/platform-error.ts';
import type { Story } from '../story.ts';
import { STORY_NOW } from '../story.ts';
import { NoticeRow, type Message, type NoticeRowProps } from './notice.tsx';
import { Phrase } from '../words.tsx';

export default { title: 'Notice', component: NoticeRow };

const of = (message: Message | undefined): Story<NoticeRowProps> => ({ args: { message } });
const failed = (error: ErrorKind): Message => ({
  tone: 'failure',
  error,
  text: <Phrase of={`error.${error}`} />,
  ...(error !== 'offline' && { reference: '2074b130-6a53-4f0e-9d0c-5a6f0d5b1c11' }),
});

export const Empty: Story<NoticeRowProps> = of(undefined);
export const Quiet: Story<NoticeRowProps> = of({ tone: 'quiet', text: <Phrase of="notice.no-answer-yet" /> });
export const Thought: Story<NoticeRowProps> = of({ tone: 'thought', text: <Phrase of="notice.not-placed" /> });
export const MovedOn: Story<NoticeRowProps> = of(failed('moved-on'));
export const TooManyUntil: Story<NoticeRowProps> = of({ ...failed('too-many'), retryAt: STORY_NOW + 42_000 });

/** Every kind of error there is, one under another. */
export const AllErrors: Story<NoticeRowProps> = {
  args: { message: failed('lost') },
  render: () => (
    <>
      {ERROR_KINDS.map((kind) => (
        <NoticeRow key={kind} message={failed(kind)} />
      ))}
    </>
  ),
};
