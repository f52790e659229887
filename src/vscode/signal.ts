import type * as vscode from 'vscode';

/**
 * Turns VS Code's token into an AbortSignal, once, at the edge: nothing further in knows tokens. Dispose to stop
 * listening when the work is done.
 */
export function signalFromToken(token: vscode.CancellationToken): { signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  const subscription = token.onCancellationRequested(() => controller.abort());
  return { signal: controller.signal, dispose: () => void subscription.dispose() };
}
