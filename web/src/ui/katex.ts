// What typeset.ts fetches: KaTeX and its styles in one.
import 'katex/dist/katex.min.css';

export { default } from 'katex';
