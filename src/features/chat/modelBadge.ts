import type { ModelState } from '../../core/lifecycle.ts';
import { chosenName } from '../../core/models/view/chosenName.ts';
import type { ModelBadge } from '../../protocol/chat.ts';

/** The model as the page shows it. `chosenPath` is the setting; it names the model until its file has been read. */
export function modelBadge(state: ModelState, chosenPath: string): ModelBadge {
  const name = state.type === 'ready' ? state.model.name : chosenName(chosenPath);
  return {
    name,
    demonstration: name.includes('tiny-oss'),
    state: state.type === 'loading' ? { type: 'loading', fraction: state.fraction } : { type: state.type },
  };
}
