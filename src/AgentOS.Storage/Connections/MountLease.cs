using AgentOS.Errors;

namespace AgentOS.Storage.Connections;

/// <summary>Keeps mounts away while something works on the whole file.</summary>
internal sealed class MountLease : IDisposable
{
    private readonly DatabaseFile? _file;

    private MountLease(DatabaseFile? file) => _file = file;

    /// <exception cref="AgentOSException">The file is mounted.</exception>
    internal static MountLease Take(DatabaseConnection connection, string operation)
    {
        if (connection.File is { } file && !file.TryLease())
        {
            string? holder = file.FindLeaseHolder() is { } process ? $"by process {process}" : null;
            throw new AgentOSException(StorageErrors.AlreadyMounted, operation, connection.Path, holder);
        }

        return new MountLease(connection.File);
    }

    public void Dispose() => _file?.ReleaseLease();
}
