import type { StorybookConfig } from '@storybook/react-vite';
import { mergeConfig } from 'vite';

/** Which stories there are, and a Storybook that talks to nobody. */
const config: StorybookConfig = {
  stories: ['../src/components/**/*.stories.tsx'],
  framework: {
    name: '@storybook/react-vite',
    options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } },
  },
  staticDirs: ['../public'],
  addons: ['@storybook/addon-docs'],
  // The properties and their doc comments, as they stand in the sources.
  typescript: { reactDocgen: 'react-docgen' },
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
