/** How windows of the same user share model processes. */
export interface Sharing {
  /** Windows that use this process, the one that reads this included. */
  windows: number;
  /** Model processes of this user that run: windows whose settings differ have one of their own. */
  models: number;
}
