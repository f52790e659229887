import type { FromStatisticsPage, ToStatisticsPage } from '../../protocol/statistics.ts';
import { StatisticsPage } from './statisticsPage.ts';
import '../base.css';
import './statistics.css';

const api = acquireVsCodeApi();
const post = (message: FromStatisticsPage): void => api.postMessage(message);
const page = new StatisticsPage(document.body, { clear: () => post({ type: 'clear' }) });
window.addEventListener('message', ({ data }: MessageEvent<ToStatisticsPage>) => page.show(data.statistics));
post({ type: 'ready' });
