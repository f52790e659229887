// esbuild bundles what is imported this way into main.css.
declare module '*.css';
