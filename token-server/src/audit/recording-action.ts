/** What became of recordings, but for their plays. */
export type RecordingAction =
  | {
      readonly action: "recording_status_update";
      readonly data: {
        readonly callId: string | null;
        readonly recordingSid: string;
        readonly status: string;
        readonly source: "webhook" | "reconciled";
      };
    }
  | {
      readonly action: "recording_announced";
      readonly data: {
        readonly callId: string;
        readonly callSid: string;
        readonly language: string;
      };
    }
  | {
      readonly action: "recording_paused" | "recording_resumed";
      readonly data: { readonly callId: string; readonly callSid: string };
    }
  | {
      readonly action: "recording_held" | "recording_released";
      readonly data: { readonly recordingId: string; readonly reason: string | null };
    }
  | {
      readonly action: "recording_deleted";
      readonly data: {
        readonly recordingId: string;
        readonly recordingSid: string;
        readonly atTwilio: boolean;
      };
    }
  | {
      readonly action: "crm_recording_written" | "crm_recording_removed";
      readonly data: {
        readonly recordingId: string;
        readonly module: string;
        readonly crmRecordId: string;
      };
    };
