using AgentOS.Storage.Files;

namespace AgentOS.Workspace;

/// <summary>Learns whether a directory has entries.</summary>
internal sealed class EmptinessCheck : IDirectorySink
{
    public bool IsEmpty { get; private set; } = true;

    public void Add(ReadOnlySpan<byte> name, long number, uint mode) => IsEmpty = false;
}
