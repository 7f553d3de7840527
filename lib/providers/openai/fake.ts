import type { LanguageModel, ModelReply, ModelRequest, RealtimeCalls, RealtimePlan } from "@/lib/ports/engines";

/** A model in memory, for tests. */
export interface FakeLanguageModel extends LanguageModel {
  requests: ModelRequest[];
  /** The next answers; an error is thrown. Without any the model says that it has nothing to say. */
  answers: (Partial<ModelReply> | Error | ((request: ModelRequest) => Partial<ModelReply>))[];
}

export function createFakeLanguageModel(): FakeLanguageModel {
  const requests: ModelRequest[] = [];
  const answers: FakeLanguageModel["answers"] = [];
  return {
    isConfigured: true,
    requests,
    answers,
    estimateMicros: () => 1_000,
    async answer(request) {
      requests.push(structuredClone(request));
      const next = answers.shift() ?? new Error("the fake model has no answer left");
      if (next instanceof Error) throw next;
      const reply = typeof next === "function" ? next(request) : next;
      return { text: "", toolCalls: [], finish: "stop", costMicros: 500, ...reply };
    },
  };
}

/** Realtime calls in memory, for tests. */
export interface FakeRealtimeCalls extends RealtimeCalls {
  accepted: Map<string, RealtimePlan>;
  rejected: string[];
  hungUp: string[];
  /** "<call id> <number>" of every call that was handed over. */
  referred: string[];
}

export function createFakeRealtimeCalls(): FakeRealtimeCalls {
  const accepted = new Map<string, RealtimePlan>();
  const rejected: string[] = [];
  const hungUp: string[] = [];
  const referred: string[] = [];
  return {
    accepted,
    rejected,
    hungUp,
    referred,
    async refer(callId, e164) {
      referred.push(`${callId} ${e164}`);
      return "done";
    },
    async accept(callId, plan) {
      accepted.set(callId, plan);
      return "done";
    },
    async reject(callId) {
      rejected.push(callId);
    },
    async hangUp(callId) {
      hungUp.push(callId);
      return "done";
    },
  };
}
