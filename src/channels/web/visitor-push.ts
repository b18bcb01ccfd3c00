// The port through which web chat says something: implemented in sockets, plugged in compose.

export interface VisitorPush {
  /**
   * Shows entry `seq` of the talk to every browser that has it open. Resolves when nobody does, too: the entry waits in
   * the transcript for their return. Rejects when the entry cannot be read.
   */
  readonly show: (conversationKey: string, seq: number) => Promise<void>;
}
