/** What windows and a model process that they share tell each other beside the messages of model.ts. */

/** How windows of the same user share model processes. */
export interface Sharing {
  /** Windows that use this process, the one that reads this included. */
  windows: number;
  /** Model processes of this user that run: windows whose settings differ have one of their own. */
  models: number;
}

/** The first message of a window on a connection. Whoever sends anything else is disconnected. */
export interface Greeting {
  protocolVersion: number;
  secret: string;
}

/** How a shared model process is started: the argument after `--serve`, as JSON. */
export interface Serving {
  /** A folder that only the user can read; for what is in it, see core/sharing/endpoint.ts. */
  folder: string;
  key: string;
  generation: number;
  /** Milliseconds for which the process stays without any window. */
  linger: number;
}

/** Exit code of a process that another has forestalled: connect to that one. */
export const exitForestalled = 73;

/** Exit code of a process that could not listen or say where. */
export const exitCannotListen = 74;
