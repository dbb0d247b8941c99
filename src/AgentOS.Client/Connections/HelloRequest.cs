namespace AgentOS.Client.Connections;

/// <summary>What this client would like.</summary>
internal sealed record HelloRequest(IReadOnlyList<string> Features)
{
    public static readonly HelloRequest Everything = new(["call_ids", "streams", "events"]);
}
