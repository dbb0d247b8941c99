using AgentOS.Errors;

namespace AgentOS.Fleet.Snapshots;

/// <summary>The kept states of one sandbox: its files and key-values; of a VM its disk, too. Not what its programs were doing.</summary>
public interface ISandboxSnapshots
{
    /// <summary>Keeps the present state.</summary>
    /// <param name="name">Its name; null is a name made of the time.</param>
    /// <param name="cancellationToken">Stops a call that has not begun.</param>
    /// <exception cref="AgentOSException">It cannot have the name, or there is one of that name.</exception>
    Task<SandboxSnapshot> TakeAsync(string? name, CancellationToken cancellationToken);

    /// <summary>All of them, oldest first.</summary>
    Task<IReadOnlyList<SandboxSnapshot>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Removes one; the others stay as they are.</summary>
    /// <exception cref="AgentOSException">There is none of that name.</exception>
    Task RemoveAsync(string name, CancellationToken cancellationToken);

    /// <summary>Goes back to one; one more is made of the state before.</summary>
    /// <exception cref="AgentOSException">There is none of that name; <see cref="AgentOS.Storage.StorageErrors.AlreadyMounted"/> while the sandbox runs.</exception>
    Task<SandboxRestore> RestoreAsync(string name, CancellationToken cancellationToken);
}
