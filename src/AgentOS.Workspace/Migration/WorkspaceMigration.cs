using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using AgentOS.Storage.Files;
using AgentOS.Storage.Migration;
using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace.Migration;

/// <summary>Brings a file to the current format, and makes the workspace of it when it is an overlay of AgentFS whose directory is there.</summary>
public static class WorkspaceMigration
{
    /// <inheritdoc cref="DatabaseMigration.Plan"/>
    public static MigrationReport Plan(string path)
    {
        MigrationReport report = DatabaseMigration.Plan(path);
        return FindOverlay(path) is { } overlay ? With(report, overlay) : report;
    }

    /// <inheritdoc cref="DatabaseMigration.Run"/>
    public static MigrationReport Run(string path, TimeProvider time)
    {
        MigrationReport report = DatabaseMigration.Run(path, time);
        if (FindOverlay(path) is not { } overlay)
            return report;
        string backup = report.Backup ?? DatabaseBackup.Make(path, time);
        try
        {
            using FileStore store = FileStore.Open(path, time);
            using BaseTree tree = new(DirectoryRoot.Open(overlay.BasePath), HiddenNames.Of(overlay.BasePath, RealPath.Of(path)));
            Errno error = store.Together(records => new PeerConversion(store, tree, records, overlay).Run());
            if (error != Errno.None)
                throw new AgentOSException(WorkspaceErrors.StoreFailed, "convert the overlay", path, error.Describe());
        }
        catch (LinuxException failure)
        {
            throw new AgentOSException(WorkspaceErrors.BaseUnusable, "convert the overlay", overlay.BasePath, failure.Message, failure);
        }

        return With(report, overlay) with { Backup = backup };
    }

    // Without its directory an overlay cannot be shown, here or there; it stays what it is until the directory is back.
    private static PeerOverlay? FindOverlay(string path) =>
        PeerOverlay.Find(path) is { } overlay && Directory.Exists(overlay.BasePath) ? overlay : null;

    private static MigrationReport With(MigrationReport report, PeerOverlay overlay) =>
        report with { Steps = [.. report.Steps, $"make the overlay over {overlay.BasePath} the workspace"] };
}
