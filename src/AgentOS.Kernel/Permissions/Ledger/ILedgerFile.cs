using AgentOS.Storage.Permissions;

namespace AgentOS.Kernel.Permissions.Ledger;

/// <summary>A file that keeps grants and their uses.</summary>
internal interface ILedgerFile
{
    /// <summary>Adds to it; on disk when this ends.</summary>
    /// <exception cref="Errors.AgentOSException">The file cannot be used.</exception>
    Task WriteAsync(PermissionRecords records);
}
