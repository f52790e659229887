import type * as vscode from 'vscode';

/**
 * Converts VS Code's cancellation token to an AbortSignal, so that inner layers need not know tokens. Dispose to stop
 * listening when the work is done.
 */
export function signalFromToken(token: vscode.CancellationToken): { signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  const subscription = token.onCancellationRequested(() => controller.abort());
  return { signal: controller.signal, dispose: () => void subscription.dispose() };
}
