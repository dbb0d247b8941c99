using AgentOS.Errors;
using AgentOS.Storage.Archives;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Files;
using AgentOS.Storage.Sessions;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage;

/// <summary>The agent's files as tar archives (POSIX pax), streamed: modes, times, links, extended attributes, holes and fifos are kept.</summary>
public sealed class AgentArchives
{
    private readonly CommitQueue _queue;
    private readonly DatabaseLocation _location;

    internal AgentArchives(CommitQueue queue, DatabaseLocation location)
    {
        _queue = queue;
        _location = location;
    }

    /// <summary>Writes all files, as of one moment, also while the agent runs. Not for databases in memory.</summary>
    /// <param name="output">Where to; need not be seekable and is left open.</param>
    /// <param name="snapshot">The snapshot to write; null for the present.</param>
    /// <param name="cancellationToken">Stops before it begins.</param>
    /// <exception cref="AgentOSException"><see cref="SnapshotErrors.NotFound"/> or <see cref="ArchiveErrors.NameNotUtf8"/>.</exception>
    public Task<ArchiveSummary> ExportAsync(Stream output, string? snapshot = null, CancellationToken cancellationToken = default) => Task.Run(
        () =>
        {
            using SnapshotTree tree = SnapshotTree.Open(_location, snapshot);
            return new TarExport(tree, output).Run();
        },
        cancellationToken);

    /// <summary>
    /// Adds the files of an archive, replacing files of the same names, as one change: an archive that is not sound changes nothing. The agent must not run meanwhile.
    /// New files belong to 0:0, as all that is made from outside.
    /// </summary>
    /// <param name="input">The archive, not compressed; need not be seekable and is left open.</param>
    /// <param name="destination">The directory to put it in, made when it is missing.</param>
    /// <param name="cancellationToken">Stops before it begins.</param>
    /// <exception cref="AgentOSException">The archive is not sound (<see cref="ArchiveErrors"/>), or the agent runs (<see cref="StorageErrors.AlreadyMounted"/>).</exception>
    public Task<ArchiveSummary> ImportAsync(Stream input, string destination = "/", CancellationToken cancellationToken = default) => Task.Run(
        () => _queue.RunAlone(session =>
        {
            using MountExclusion exclusion = MountExclusion.Take(session.Connection, "import into");
            return _queue.WriteAlone(held =>
            {
                held.Timeline.Happened(new TimelineEvent("import", destination));
                return TarImport.Run(held, input, destination);
            });
        }),
        cancellationToken);
}
