namespace AgentOS.Sandbox;

/// <summary>One thing isolation needs from the host.</summary>
/// <param name="Layer">What it is.</param>
/// <param name="IsAvailable">Whether it is there.</param>
/// <param name="Detail">Which, or why not.</param>
/// <param name="Remedy">How to get it; null when it is there.</param>
public sealed record HostCapability(string Layer, bool IsAvailable, string Detail, string? Remedy)
{
    internal static HostCapability Found(string layer, string detail) => new(layer, true, detail, null);

    internal static HostCapability Missing(string layer, string detail, string remedy) => new(layer, false, detail, remedy);
}
