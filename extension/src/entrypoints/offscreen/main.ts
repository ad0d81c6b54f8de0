import "../../phone/demo-loopback.ts";
import { engine } from "../../contracts/engine.ts";
import { workerForEngine } from "../../contracts/worker.ts";
import { broadcast } from "../../messaging/broadcast.ts";
import { connectTo } from "../../messaging/connect.ts";
import { serve } from "../../messaging/serve.ts";
import { listAudioDevices } from "../../phone/audio-devices.ts";
import { createDevice } from "../../phone/device.ts";
import { createLine } from "../../phone/line.ts";
import { createLineReports } from "../../phone/line-reports.ts";
import { createMicrophone } from "../../phone/microphone.ts";
import { createPhone } from "../../phone/phone.ts";
import { createRinger } from "../../phone/ringer.ts";
import { ringUrls } from "../../phone/sounds.ts";
import { callServer } from "../../server/call-server.ts";
import { createServerClient } from "../../server/client.ts";
import { openEventStream } from "../../server/event-stream.ts";
import { version } from "../../../package.json";

const worker = connectTo(workerForEngine);
const media = navigator.mediaDevices;
const permission = navigator.permissions.query({ name: "microphone" });
const microphone = createMicrophone(media, async () => (await permission).state);

const getUserMedia = (constraints: MediaStreamConstraints) => microphone.open(constraints);

const server = createServerClient((rejected) =>
  worker.apiAccess(rejected === undefined ? {} : { rejected }),
);

const rings = ringUrls();

const phone = createPhone(
  {
    microphone,
    ringer: createRinger({ alone: new Audio(rings.alone), waiting: new Audio(rings.waiting) }),
    server: callServer(server),
    listDevices: () => listAudioDevices(media),
    loadChoice: () => worker.audioChoice(),
    keepChoice: (choice) => worker.keepAudioChoice(choice),
    publish(snapshot) {
      reports.lookAgain();
      broadcast({ to: "phone-snapshot", snapshot });
      // The worker may be restarting; it asks for the snapshot when it needs one.
      worker.snapshotChanged(snapshot).catch(() => undefined);
    },
    now: () => Date.now(),
  },
  (host) =>
    createLine({
      ...host,
      requestToken: async () => (await worker.voiceToken())?.token ?? null,
      createDevice: (token, events) =>
        createDevice({ token, appVersion: version, getUserMedia }, events),
    }),
);

const reports = createLineReports({
  canRing: () => phone.snapshot().line === "ready",
  report: (registered) => server.reportLine({ body: { registered } }),
});

const events = openEventStream({
  access: (request) => worker.apiAccess(request),
  onComment: reports.beat,
  onEvent(event) {
    if (event.type === "call") phone.serverTold(event.call);
    if (event.type === "ring") phone.ringTold(event.ring, event.call);
    if (event.type === "live") phone.liveTold(event.live);
    // The session may be another one, whose line nobody has told of.
    if (event.type === "ready") reports.beat();
  },
});

serve(engine, {
  snapshot: phone.snapshot,
  prepare: phone.prepare,
  standDown: phone.standDown,
  dial: phone.dial,
  answer: phone.answer,
  decline: phone.decline,
  hold: phone.hold,
  transfer: phone.transfer,
  finishTransfer: phone.finishTransfer,
  cancelTransfer: phone.cancelTransfer,
  pauseRecording: phone.pauseRecording,
  hangUp: phone.hangUp,
  setMuted: phone.setMuted,
  sendDigits: phone.sendDigits,
  chooseMicrophone: phone.chooseMicrophone,
  chooseSpeaker: phone.chooseSpeaker,
  chooseRing: phone.chooseRing,
  checkMicrophone: phone.lookAtDevices,
  dismiss: phone.dismiss,
  async refreshSession() {
    events.refresh();
    await phone.refreshLine();
  },
});

function lookAtDevices(): void {
  void phone.lookAtDevices();
}

media.addEventListener("devicechange", lookAtDevices);
void permission.then((status) => status.addEventListener("change", lookAtDevices));
addEventListener("online", () => {
  events.refresh();
  void phone.refreshLine();
});
void phone.start();
