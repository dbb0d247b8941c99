using AgentOS.Errors;
using AgentOS.Storage.Connections;

namespace AgentOS.Storage.Format;

/// <summary>Decides whether a file may be used as asked, before anything in it is touched.</summary>
internal static class SchemaCheck
{
    internal static void Demand(SchemaShape shape, DatabaseAccess access, string path)
    {
        if (!shape.IsAgentDatabase)
            throw new AgentOSException(StorageErrors.NotAnAgentDatabase, "open", path);
        if (shape.IsFork)
            throw new AgentOSException(StorageErrors.ForkSchema, "open", path, shape.Describe());
        if (shape.IsNewer)
            throw new AgentOSException(StorageErrors.NewerSchema, "open", path, shape.Describe());
        if (!shape.IsReadable || (access == DatabaseAccess.ReadWrite && !shape.IsCurrent))
            throw new AgentOSException(StorageErrors.OlderSchema, "open", path, shape.Describe());
        if (!ChunkSize.IsValid(shape.ChunkSize))
            throw new AgentOSException(StorageErrors.Corrupt, "open", path, $"chunk_size {shape.ChunkSize}");
    }
}
