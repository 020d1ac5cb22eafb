import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Not the project's own, which brings the demo's server along; what is built, Storybook says. */
export default defineConfig({ plugins: [react()] });
