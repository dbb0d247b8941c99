using AgentOS.Errors;

namespace AgentOS.Kernel.Recording;

/// <summary>Failures of recording and replaying.</summary>
public static class RecordingErrors
{
    /// <summary>One at a time.</summary>
    public static readonly ErrorDefinition Running = new("recording.running",
        "calls are being recorded already",
        "A kernel makes one recording at a time.",
        "RECORD_STOP, then start again.");

    /// <summary>Nothing to replay.</summary>
    public static readonly ErrorDefinition Missing = new("recording.missing",
        "there is no such recording",
        "It was never kept under this name, or holds no calls.",
        "Give the recording_data that RECORD_STATUS exported, or the name given to RECORD_START as save_as.");

    /// <summary>Not ours.</summary>
    public static readonly ErrorDefinition Unreadable = new("recording.unreadable",
        "this is no recording",
        "recording_data is the object that RECORD_STATUS exports, or its text.",
        "Export it again: RECORD_STATUS with \"export\": true.");

    /// <summary>Rule R4.</summary>
    public static readonly ErrorDefinition Diverged = new("replay.diverged",
        "this call is not the one that was recorded",
        "A replayed agent gets recorded answers as long as it makes the recorded calls; nothing is carried out for it.",
        "REPLAY_STATUS shows both calls.");
}
