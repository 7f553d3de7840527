/** What an engine that rings people by itself tells of one of them. */
export interface TransferEvent {
  state: "ringing" | "answered" | "no_answer";
  /** E.164. */
  phone: string;
  /** The provider's own word. */
  cause: string;
  at: Date;
  agentId: string | null;
  lineNumber: string | null;
  callerNumber: string | null;
  providerCallId: string;
  knownCallId: string | null;
  startedAt: Date | null;
}
