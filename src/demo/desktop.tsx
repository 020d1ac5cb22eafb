import { useState, type ReactNode } from 'react';
import { CardPanel } from './card-panel.tsx';
import { SimulatorDrawer } from './drawer/simulator-drawer.tsx';
import { CaseList } from './record/case-list.tsx';
import { CustomerRecord } from './record/customer-record.tsx';
import { Knowledge } from './record/knowledge.tsx';
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
export function Desktop({ link }: { link: SimulatorLink }): ReactNode {
  const played = usePlayed(link);
  const view = useView();
  const [open, setOpen] = useState(false);
  const Page = PAGES[view];
  const { conversationId, show } = played;

  return (
    <div className="desk" data-drawer={open}>
      <TopBar
        view={view}
        conversationId={conversationId}
        simulatorOpen={open}
        onSimulator={() => setOpen((was) => !was)}
      />
      <CardPanel conversationId={conversationId} earlier={played.earlier} log={link.log} onShow={show} />
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
