import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CallbackProvider } from '../components/provider.tsx';
import '../styles/index.css';
import './demo.css';
import { Desktop } from './desktop.tsx';
import { linkSimulator } from './simulator-link.ts';

const link = await linkSimulator();

createRoot(document.getElementById('desktop')!).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <CallbackProvider platform={link.platform}>
        <Desktop link={link} />
      </CallbackProvider>
    </QueryClientProvider>
  </StrictMode>,
);
