import { engine as engineContract } from "../contracts/engine.ts";
import { worker as workerContract } from "../contracts/worker.ts";
import { connectTo } from "../messaging/connect.ts";

/** Everything a view can ask for goes through these two. */
export const worker = connectTo(workerContract);
export const engine = connectTo(engineContract);
