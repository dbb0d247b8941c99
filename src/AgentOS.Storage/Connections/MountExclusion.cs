using AgentOS.Errors;

namespace AgentOS.Storage.Connections;

/// <summary>Keeps mounts away while something works on the whole file.</summary>
internal sealed class MountExclusion : IDisposable
{
    private readonly DatabaseFile? _file;

    private MountExclusion(DatabaseFile? file) => _file = file;

    /// <exception cref="AgentOSException">The file is mounted.</exception>
    internal static MountExclusion Take(DatabaseConnection connection, string operation)
    {
        if (connection.File is { } file && !file.TryExcludeMounts())
        {
            string? holder = file.FindLeaseHolder() is { } process ? $"by process {process}" : null;
            throw new AgentOSException(StorageErrors.AlreadyMounted, operation, connection.Path, holder);
        }

        return new MountExclusion(connection.File);
    }

    public void Dispose() => _file?.EndExclusion();
}
