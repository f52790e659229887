/** What the chat says about getting a model for work, and what it offers. The host has the words. */
export interface Setup {
  text: string;
  /** The same in one line, for a conversation that has begun; absent if it is not worth saying there. */
  brief?: string;
  /** For a download: the share that has arrived, 0 to 1; absent when the whole is not known. */
  progress?: { fraction?: number };
  buttons: readonly SetupButton[];
}

export interface SetupButton {
  action: SetupAction;
  label: string;
  primary?: true;
}

export type SetupAction =
  /** Get or use the recommended model. */
  | 'recommended'
  /** Open the models page. */
  | 'manage'
  | 'choose-file'
  /** Say no more about this. */
  | 'dismiss';
