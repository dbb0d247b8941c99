namespace AgentOS.Sandbox;

/// <summary>The tree of another mount of the same specification, shown once more.</summary>
/// <param name="Destination">Where the other one is mounted.</param>
public sealed record MountAlias(string Destination) : IMountSource;
