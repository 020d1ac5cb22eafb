/** React's own types leave this entry out; it is `react-dom/client` with the profiler left in. */
declare module 'react-dom/profiling' {
  export { createRoot } from 'react-dom/client';
}
