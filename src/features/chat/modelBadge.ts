import type { ModelState } from '../../core/lifecycle.ts';
import type { ModelBadge } from '../../protocol/chat.ts';

/** The model as the page shows it. `chosenPath` is the setting; it names the model until its file has been read. */
export function modelBadge(state: ModelState, chosenPath: string): ModelBadge {
  const name = state.type === 'ready' ? state.model.name : nameOf(chosenPath);
  return {
    name,
    demonstration: name.includes('tiny-oss'),
    state: state.type === 'loading' ? { type: 'loading', fraction: state.fraction } : { type: state.type },
  };
}

function nameOf(path: string): string {
  if (path.trim() === '') return 'tiny-oss';
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return file.replace(/\.gguf$/i, '');
}
