namespace AgentOS.Client.Connections;

/// <summary>A request or an answer without fields.</summary>
internal sealed record Nothing
{
    public static readonly Nothing Value = new();
}
