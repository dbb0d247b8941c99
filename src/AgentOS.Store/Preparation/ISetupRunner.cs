using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Isolation;
using AgentOS.Store.Packages;

namespace AgentOS.Store.Preparation;

/// <summary>Runs a <c>setup_command</c>.</summary>
public interface ISetupRunner
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="package">The agent.</param>
    /// <param name="permissions">What was approved of it.</param>
    /// <param name="isolation">What it runs in.</param>
    /// <param name="place">Its code and home, which the command changes.</param>
    /// <param name="progress">Hears the lines it writes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="Errors.AgentOSException"><see cref="PreparationErrors.SetupFailed"/>.</exception>
    Task RunAsync(AgentPackage package, PermissionSet permissions, AgentIsolation isolation, PreparedDirectory place, IProgress<string> progress, CancellationToken cancellationToken);
}
