const events = ["icegatheringstatechange", "icecandidate", "signalingstatechange"] as const;

/** Waits until our description holds every candidate: the Voice SDK takes none later. */
export async function gatherAllCandidates(connection: RTCPeerConnection): Promise<void> {
  // After an ICE restart the state is still `complete` from before, with no candidate yet.
  const isDone = () =>
    connection.signalingState === "closed" ||
    (connection.iceGatheringState === "complete" &&
      (connection.localDescription?.sdp.includes("a=candidate") ?? false));

  if (isDone()) return;
  await new Promise<void>((resolve) => {
    const look = () => {
      if (!isDone()) return;
      for (const event of events) connection.removeEventListener(event, look);
      resolve();
    };
    for (const event of events) connection.addEventListener(event, look);
  });
}
