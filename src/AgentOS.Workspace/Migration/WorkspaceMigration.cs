using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage;
using AgentOS.Storage.Files;
using AgentOS.Storage.Migration;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace.Migration;

/// <summary>Brings a file to the current format, and makes the workspace of it when it is an overlay of AgentFS whose directory is there.</summary>
public static class WorkspaceMigration
{
    /// <inheritdoc cref="DatabaseMigration.Plan"/>
    public static MigrationReport Plan(DatabaseLocation location)
    {
        MigrationReport report = DatabaseMigration.Plan(location);
        return FindOverlay(location) is { } overlay ? With(report, overlay) : report;
    }

    /// <inheritdoc cref="DatabaseMigration.Run"/>
    public static MigrationReport Run(DatabaseLocation location, TimeProvider time)
    {
        MigrationReport report = DatabaseMigration.Run(location, time);
        if (FindOverlay(location) is not { } overlay)
            return report;
        string backup = report.Backup ?? DatabaseBackup.Make(location, time);
        try
        {
            using FileStore store = FileStore.Open(location, time);
            using BaseTree tree = new(DirectoryRoot.Open(overlay.BasePath), HiddenNames.Of(overlay.BasePath, location));
            Errno error = store.Together(records => new PeerConversion(store, tree, records, overlay).Run());
            if (error != Errno.None)
                throw new AgentOSException(WorkspaceErrors.StoreFailed, "convert the overlay", location.Path, error.Describe());
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(WorkspaceErrors.BaseUnusable, "convert the overlay", overlay.BasePath, failure.Message, failure);
        }

        return With(report, overlay) with { Backup = backup };
    }

    // Without its directory an overlay cannot be shown, here or there; it stays what it is until the directory is back.
    private static PeerOverlay? FindOverlay(DatabaseLocation location) =>
        PeerOverlay.Find(location) is { } overlay && Directory.Exists(overlay.BasePath) ? overlay : null;

    private static MigrationReport With(MigrationReport report, PeerOverlay overlay) =>
        report with { Steps = [.. report.Steps, $"make the overlay over {overlay.BasePath} the workspace"] };
}
