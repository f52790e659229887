/** Where the layers below `vscode` write. VS Code's LogOutputChannel is one, so the level is the user's choice. */
export interface Log {
  trace(message: string): void;
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
