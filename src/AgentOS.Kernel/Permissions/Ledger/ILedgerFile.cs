using AgentOS.Storage.Permissions;

namespace AgentOS.Kernel.Permissions.Ledger;

/// <summary>A file that keeps grants and their uses.</summary>
internal interface ILedgerFile
{
    /// <summary>Adds to it.</summary>
    /// <exception cref="Errors.AgentOSException">The file cannot be used.</exception>
    Task WriteAsync(PermissionRecords records);

    /// <summary>What was added is on disk when this ends.</summary>
    /// <exception cref="Errors.AgentOSException">It is not.</exception>
    Task SynchronizeAsync();
}
