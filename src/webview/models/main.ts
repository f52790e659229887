import type { FromModelsPage, ToModelsPage } from '../../protocol/models.ts';
import { ModelsPage } from './modelsPage.ts';
import '../base.css';
import '../icons.css';
import './models.css';

const api = acquireVsCodeApi();
const post = (message: FromModelsPage): void => api.postMessage(message);
const page = new ModelsPage(document.body, (entry, action) => post({ type: 'act', entry, action }));
window.addEventListener('message', ({ data }: MessageEvent<ToModelsPage>) => page.show(data.view));
post({ type: 'ready' });
