import type { ToPage } from '../protocol/chat.ts';
import { connectHost } from './host.ts';
import { Page } from './chatPage.ts';
import './base.css';
import './icons.css';
import './transcript.css';
import './markdown/markdown.css';
import './markdown/extras.css';
import './highlight.css';
import './composer.css';

const host = connectHost();
const page = new Page(host, document.body);
window.addEventListener('message', (event: MessageEvent<ToPage>) => page.receive(event.data));
host.post({ type: 'ready' });
