import { useMemo, useState, type ReactNode } from 'react';
import { Alerting } from '../components/alerting/alerting.tsx';
import { CardPanel } from './card-panel.tsx';
import { SimulatorDrawer } from './drawer/simulator-drawer.tsx';
import { CaseList } from './record/case-list.tsx';
import { CustomerRecord } from './record/customer-record.tsx';
import { Knowledge } from './record/knowledge.tsx';
import { ALERT_MEANS } from './settings/agent-settings.ts';
import type { DeskSettings } from './settings/use-desk-settings.ts';
import type { SimulatorLink } from './simulator-link.ts';
import { TopBar } from './top-bar.tsx';
import { usePlayed } from './use-played.ts';
import { useView, type ViewName } from './use-view.ts';

const PAGES: Readonly<Record<ViewName, (props: { conversationId: string }) => ReactNode>> = {
  customers: CustomerRecord,
  cases: CaseList,
  knowledge: Knowledge,
};

/** An agent's desktop: the card in a side panel, the customer's record beside it, the simulator in a drawer. */
export function Desktop({ link, desk }: { link: SimulatorLink; desk: DeskSettings }): ReactNode {
  const played = usePlayed(link);
  const view = useView();
  const [open, setOpen] = useState(false);
  const Page = PAGES[view];
  const { conversationId, show } = played;
  const { sound, notification, title, badge, density, speech, shortcuts } = desk.settings;
  const card = useMemo(() => ({ density, speech, shortcuts }), [density, speech, shortcuts]);
  const isAlerting = ALERT_MEANS.some((means) => desk.settings[means]);

  return (
    <div className="desk" data-drawer={open}>
      <TopBar
        view={view}
        conversationId={conversationId}
        desk={desk}
        simulatorOpen={open}
        onSimulator={() => setOpen((was) => !was)}
      />
      {isAlerting && (
        <Alerting
          {...{ sound, notification, title, badge }}
          onOpen={({ conversationId: id }) => show(id)}
          onBlocked={desk.onBlocked}
        />
      )}
      <CardPanel
        conversationId={conversationId}
        earlier={played.earlier}
        settings={card}
        log={link.log}
        onShow={show}
      />
      <main className="desk-main">
        {played.failed && (
          <p className="desk-failed" role="alert">
            The simulator did not answer. Is it still running? Open “Simulator” and start a scenario.
          </p>
        )}
        {conversationId !== undefined && <Page key={conversationId} conversationId={conversationId} />}
      </main>
      <SimulatorDrawer link={link} played={played} open={open} onClose={() => setOpen(false)} />
    </div>
  );
}
