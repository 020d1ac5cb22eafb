import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
// The build of React that tells a <Profiler> of commits in production too: the log shows them.
import { createRoot } from 'react-dom/profiling';
import { CallbackProvider } from '../components/provider.tsx';
import '../styles/index.css';
import './demo.css';
import './desk.css';
import './record/record.css';
import './record/pages.css';
import './drawer/drawer.css';
import './drawer/log.css';
import { deskPolicy } from './desk-policy.ts';
import { Desktop } from './desktop.tsx';
import { linkSimulator } from './simulator-link.ts';
import { watchCache } from './watch-cache.ts';

const link = await linkSimulator();
const client = new QueryClient();
watchCache(client, link.log);

createRoot(document.getElementById('desktop')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <CallbackProvider platform={link.platform} policy={deskPolicy}>
        <Desktop link={link} />
      </CallbackProvider>
    </QueryClientProvider>
  </StrictMode>,
);
