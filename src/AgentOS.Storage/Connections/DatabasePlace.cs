using AgentOS.Errors;

namespace AgentOS.Storage.Connections;

/// <summary>Whether a database file can be at a path at all.</summary>
internal static class DatabasePlace
{
    /// <param name="path">The full path.</param>
    /// <exception cref="AgentOSException">It is a directory, or its directory is missing.</exception>
    internal static void Check(string path)
    {
        if (Directory.Exists(path))
            throw new AgentOSException(StorageErrors.IsADirectory, "open", path);
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new AgentOSException(StorageErrors.MissingParent, "open", path);
    }
}
