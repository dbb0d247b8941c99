using AgentOS.Network.Policy;
using AgentOS.Network.Record;
using AgentOS.Storage.Networks;

namespace AgentOS.Kernel.Networks;

/// <summary>Events as rows of the agent's file.</summary>
internal static class NetworkRow
{
    public static NetworkEntry Of(EgressEvent happened, long id) => new(
        id,
        happened.Duration is { } duration ? Nanoseconds(happened.Start + duration) : null,
        happened.Source.ToString().ToLowerInvariant(),
        happened.Process?.Id,
        happened.Process?.Name,
        happened.Host,
        happened.Port,
        happened.Address?.ToString(),
        happened.Sent,
        happened.Received,
        happened.Verdict.ToString().ToLowerInvariant(),
        happened.Rule,
        happened.Kind is { } kind ? RefusalName.Of(kind) : null,
        happened.Reason,
        happened.Remedy,
        happened.Generation);

    public static long Nanoseconds(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
