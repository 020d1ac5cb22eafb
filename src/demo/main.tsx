import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
// The build of React that tells a <Profiler> of commits in production too: the log shows them.
import { createRoot } from 'react-dom/profiling';
import '../styles/index.css';
import './demo.css';
import './desk.css';
import './choice.css';
import './record/record.css';
import './record/pages.css';
import './drawer/drawer.css';
import './drawer/log.css';
import './settings/settings.css';
import { keepSettings } from './settings/kept-settings.ts';
import { loadFirst } from './settings/language.ts';
import { linkSimulator } from './simulator-link.ts';
import { watchCache } from './watch-cache.ts';
import { Workplace } from './workplace.tsx';

const kept = keepSettings();
const paint = () => {
  const { theme } = kept.current;
  document.documentElement.style.colorScheme = theme === 'system' ? '' : theme;
};
paint();
kept.subscribe(paint);

const [link, first] = await Promise.all([linkSimulator(), loadFirst(kept.current.language)]);
const client = new QueryClient();
watchCache(client, link.log);

createRoot(document.getElementById('desktop')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Workplace link={link} kept={kept} first={first} />
    </QueryClientProvider>
  </StrictMode>,
);
