// esbuild bundles these imports into main.css.
declare module '*.css';
