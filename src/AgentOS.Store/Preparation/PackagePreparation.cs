using AgentOS.Errors;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Isolation;
using AgentOS.Store.Packages;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Store.Preparation;

/// <summary>Runs an agent's <c>setup_command</c> once for each content of its package, and keeps what it made in the cache.</summary>
/// <param name="directories">This user's.</param>
/// <param name="setup">Runs the command.</param>
public sealed class PackagePreparation(StoreDirectories directories, ISetupRunner setup)
{
    /// <summary>What the agents run in, and so where they are prepared.</summary>
    public AgentIsolation Isolation { get; init; } = AgentIsolation.Local;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Prepares it, if that has not been done. Of many at a time one does it, and the others wait.</summary>
    /// <param name="package">The agent.</param>
    /// <param name="permissions">What was approved of it: what the command is held to.</param>
    /// <param name="progress">Hears the lines the command writes.</param>
    /// <param name="cancellationToken">Ends it; nothing is kept.</param>
    /// <exception cref="AgentOSException"><see cref="PreparationErrors.SetupFailed"/>.</exception>
    public async Task<PreparedAgent> PrepareAsync(AgentPackage package, PermissionSet permissions, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (PreparedDirectory.Of(directories, package, Isolation) is not { } place)
            return new PreparedAgent(package.Directory, Home: null);
        if (place.IsThere)
        {
            place.NoteUse(TimeProvider.System.GetUtcNow());
            return place.Agent;
        }

        // Set-user-id files that setup may make must be out of everybody else's reach.
        Directory.CreateDirectory(directories.Prepared, Private);
        File.SetUnixFileMode(directories.Prepared, Private);
        using SafeFileHandle held = await Task.Run(() => place.Lock(), cancellationToken).ConfigureAwait(false);
        if (!place.IsThere)
            await MakeAsync(package, permissions, place, progress, cancellationToken).ConfigureAwait(false);
        return place.Agent;
    }

    private async Task MakeAsync(AgentPackage package, PermissionSet permissions, PreparedDirectory place, IProgress<string> progress, CancellationToken cancellationToken)
    {
        // The lock is held: whatever is there was left by somebody who was killed.
        PreparedDirectory draft = place.Draft;
        draft.Remove();
        Directory.CreateDirectory(draft.Path, Private);
        Directory.CreateDirectory(draft.Home, Private);
        package.Content.CopyTo(draft.Code);
        try
        {
            await setup.RunAsync(package, permissions, Isolation, draft, progress, cancellationToken).ConfigureAwait(false);
            Directory.Move(draft.Path, place.Path);
        }
        catch
        {
            draft.Remove();
            throw;
        }
    }
}
