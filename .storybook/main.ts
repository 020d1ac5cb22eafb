import type { StorybookConfig } from '@storybook/react-vite';
import type { Channel } from 'storybook/internal/channels';
import { REQUEST_WHATS_NEW_DATA } from 'storybook/internal/core-events';
import { mergeConfig } from 'vite';

/** What Storybook reads here too, though its types do not say so. */
interface ServerConfig {
  readonly experimental_serverChannel: (channel: Channel) => Channel;
}

/** Which stories there are, and a Storybook that talks to nobody. */
const config: StorybookConfig & ServerConfig = {
  stories: ['../src/components/**/*.stories.tsx', './tokens.mdx'],
  framework: {
    name: '@storybook/react-vite',
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  staticDirs: ['../public'],
  addons: ['@storybook/addon-docs'],
  // The properties and their doc comments, as they stand in the sources.
  typescript: { reactDocgen: 'react-docgen' },
  // Its pages have the server fetch news from its makers, whatever `core` says: nobody hears that wish here.
  experimental_serverChannel(channel) {
    channel.removeAllListeners(REQUEST_WHATS_NEW_DATA);
    return channel;
  },
  core: { disableTelemetry: true, enableCrashReports: false, disableWhatsNewNotifications: true },
  features: {
    // Our toolbar has these: a theme is more than a background, a width more than a window.
    backgrounds: false,
    viewport: false,
    // Nothing is played or reported in a story.
    actions: false,
    interactions: false,
    sidebarOnboardingChecklist: false,
    menuOnboardingChecklist: false,
  },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      build: {
        target: 'esnext', // for older browsers `light-dark()` would be rewritten
        // A page for the workshop is not weighed.
        chunkSizeWarningLimit: 5000,
        reportCompressedSize: false,
        rolldownOptions: { checks: { pluginTimings: false } },
      },
    }),
};

export default config;
