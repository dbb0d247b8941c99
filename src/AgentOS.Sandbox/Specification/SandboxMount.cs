namespace AgentOS.Sandbox;

/// <summary>Something mounted inside a sandbox.</summary>
/// <param name="Destination">Absolute path inside.</param>
/// <param name="Source">Where the files come from.</param>
/// <param name="IsReadOnly">Whether the sandbox may not write to it.</param>
public sealed record SandboxMount(string Destination, IMountSource Source, bool IsReadOnly);
