import type { Intent, IntentRequest, TestIntentRequest } from "@ringback/shared/api";
import { personModules, type RecordRef } from "@ringback/shared/record-ref";
import type { IntentRefusal } from "../audit/audit-action.ts";
import { recordAudit } from "../audit/audit.ts";
import type { ProblemError } from "../http/problem.ts";
import {
  callInProgress,
  crmSignInNeeded,
  doNotCall,
  keyReused,
  recordRefused,
} from "./intent-problems.ts";
import { refusalOfNumber } from "./number-rules.ts";
import { readInTime } from "../suitecrm/read-in-time.ts";
import { settleSoon } from "./settle.ts";
import { findRepeated, storeIntent, type CheckedCall, type WantedCall } from "./store-intent.ts";
import type { VoiceWorld } from "./world.ts";

export interface IntentCaller {
  readonly agentId: string;
  readonly sessionId: string;
}

/** Grants permission to dial one number once, or refuses in words. */
export async function createIntent(
  world: VoiceWorld,
  caller: IntentCaller,
  request: IntentRequest,
): Promise<Intent> {
  const { number, acknowledge = [], idempotencyKey } = request;
  const { agentId } = caller;
  const extension = request.extension ?? null;
  const record = isPerson(request.record) ? request.record : null;
  const wanted = { agentId, idempotencyKey, number, extension, record, test: false };

  const repeated = await findRepeated(world, world.db, wanted);
  if (repeated?.outcome === "repeated") return repeated.intent;
  if (repeated?.outcome === "key-reused")
    throw await refuse(world, wanted, "key-reused", keyReused());

  const numberProblem = refusalOfNumber(number, world.callerId);
  if (numberProblem !== undefined)
    throw await refuse(world, wanted, "number-refused", numberProblem);

  const reading = record && (await readInTime(world.readRecord, caller, record));
  if (reading?.outcome === "sign-in-needed") {
    throw await refuse(world, wanted, "crm-sign-in-needed", crmSignInNeeded());
  }
  if (reading?.outcome === "refused")
    throw await refuse(world, wanted, "record-refused", recordRefused());
  const found = reading?.outcome === "found" ? reading : undefined;
  if (found?.doNotCall === true && !acknowledge.includes("do-not-call")) {
    throw await refuse(world, wanted, "do-not-call", doNotCall(found.person.name));
  }
  return grant(world, {
    ...wanted,
    person: found?.person ?? null,
    ownerCrmUserId: found?.ownerCrmUserId ?? null,
    acknowledged: acknowledge,
  });
}

/** Permission to call the test line; such calls never reach the CRM. */
export async function createTestIntent(
  world: VoiceWorld,
  caller: IntentCaller,
  request: TestIntentRequest,
): Promise<Intent> {
  return grant(world, {
    agentId: caller.agentId,
    idempotencyKey: request.idempotencyKey,
    number: world.testLineNumber ?? "",
    extension: null,
    record: null,
    test: true,
    person: null,
    ownerCrmUserId: null,
    acknowledged: [],
  });
}

/** A call from any other page is a call without a record. */
function isPerson(record: RecordRef | undefined): record is RecordRef {
  return personModules.some((module) => module === record?.module);
}

async function grant(world: VoiceWorld, wanted: CheckedCall): Promise<Intent> {
  let granted = await storeIntent(world, wanted);
  if (granted.outcome === "call-in-progress" && (await settleSoon(world, granted.callId))) {
    granted = await storeIntent(world, wanted);
  }
  switch (granted.outcome) {
    case "granted":
    case "repeated":
      return granted.intent;
    case "key-reused":
      throw await refuse(world, wanted, "key-reused", keyReused());
    case "call-in-progress":
      throw await refuse(world, wanted, "call-in-progress", callInProgress());
  }
}

/** Leaves a line in the audit log about a refusal, and hands it on. */
async function refuse(
  world: VoiceWorld,
  wanted: WantedCall,
  reason: IntentRefusal,
  refusal: ProblemError,
): Promise<ProblemError> {
  const { number, record, agentId } = wanted;
  const data = { number, record, reason };
  await recordAudit(world.db, { action: "intent_refused", agentId, data }, world.clock.now());
  return refusal;
}
