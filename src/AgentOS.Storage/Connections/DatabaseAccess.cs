namespace AgentOS.Storage.Connections;

/// <summary>What a connection may do.</summary>
internal enum DatabaseAccess
{
    /// <summary>Read.</summary>
    ReadOnly,

    /// <summary>Read and write.</summary>
    ReadWrite,
}
