using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Store.Packages;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Store.Preparation;

/// <summary>Runs an agent's <c>setup_command</c> once for each content of its package, and keeps what it made in the cache.</summary>
/// <param name="directories">This user's.</param>
/// <param name="setup">Runs the command.</param>
public sealed class PackagePreparation(StoreDirectories directories, ISetupRunner setup)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private string Root => Path.Combine(directories.Cache, "prepared");

    /// <summary>Prepares it, if that has not been done. Of many at a time one does it, and the others wait.</summary>
    /// <param name="package">The agent.</param>
    /// <param name="progress">Hears the lines the command writes.</param>
    /// <param name="cancellationToken">Ends it; nothing is kept.</param>
    /// <exception cref="AgentOSException"><see cref="PreparationErrors.SetupFailed"/>.</exception>
    public async Task<PreparedAgent> PrepareAsync(AgentPackage package, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (package.Manifest.Runtime.SetupCommand is not { } command)
            return new PreparedAgent(package.Directory, Home: null);
        PreparedDirectory place = new(Path.Combine(Root, PreparationKey.Of(package.Digest, command)));
        if (place.IsThere)
            return place.Agent;
        // Set-user-id files that setup may make must be out of everybody else's reach.
        Directory.CreateDirectory(Root, Private);
        File.SetUnixFileMode(Root, Private);
        using SafeFileHandle held = await Task.Run(() => Lock(place.Path + ".lock"), cancellationToken).ConfigureAwait(false);
        if (!place.IsThere)
            await MakeAsync(package, place, progress, cancellationToken).ConfigureAwait(false);
        return place.Agent;
    }

    private async Task MakeAsync(AgentPackage package, PreparedDirectory place, IProgress<string> progress, CancellationToken cancellationToken)
    {
        // The lock is held: whatever is there was left by somebody who was killed.
        PreparedDirectory draft = new(place.Path + ".draft");
        draft.Remove();
        Directory.CreateDirectory(draft.Path, Private);
        Directory.CreateDirectory(draft.Home, Private);
        package.Content.CopyTo(draft.Code);
        try
        {
            await setup.RunAsync(package, draft, progress, cancellationToken).ConfigureAwait(false);
            Directory.Move(draft.Path, place.Path);
        }
        catch
        {
            draft.Remove();
            throw;
        }
    }

    // A directory: .NET would make a file with a lock of its own (flock(2)), and fail where another waits.
    private static SafeFileHandle Lock(string path)
    {
        Directory.CreateDirectory(path, Private);
        SafeFileHandle directory = OpenFile.ForReading(path);
        OpenFile.LockExclusive(directory);
        return directory;
    }
}
