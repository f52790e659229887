import type { FromPage } from '../protocol/chat.ts';

/** The connection to the host, and the little that the page itself remembers. */
export interface Host {
  post(message: FromPage): void;
  /** The unsent question. VS Code keeps it while the view is hidden. */
  readonly draft: string;
  saveDraft(text: string): void;
}

/** Takes VS Code's API object, which a page may do only once. */
export function connectHost(): Host {
  const api = acquireVsCodeApi<{ draft: string }>();
  return {
    post: (message) => api.postMessage(message),
    get draft() {
      return api.getState()?.draft ?? '';
    },
    saveDraft: (draft) => void api.setState({ draft }),
  };
}
