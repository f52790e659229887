/** The log of the layers below `vscode`. VS Code's LogOutputChannel implements it, so the user chooses the level. */
export interface Log {
  trace(message: string): void;
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
