import { equal } from 'node:assert/strict';
import { escapeHtml } from './escapeHtml.mjs';

equal(
  escapeHtml(`<a href="x">Tom & 'Ada'</a>`),
  '&lt;a href=&quot;x&quot;&gt;Tom &amp; &#39;Ada&#39;&lt;/a&gt;',
);
equal(escapeHtml('plain'), 'plain');
