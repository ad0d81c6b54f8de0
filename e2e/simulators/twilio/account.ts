/** The one account the simulator serves. */
export interface Account {
  readonly sid: string;
  readonly authToken: string;
  readonly friendlyName: string;
  /** Epoch milliseconds. */
  readonly dateCreated: number;
}
