using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Storage;
using AgentOS.Store.Delegation;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Store.Sessions;

/// <summary>The sessions of one agent: a directory with a file for each.</summary>
/// <param name="directory">Theirs; made with the first.</param>
/// <param name="clock">The clock.</param>
public sealed class AgentSessions(string directory, TimeProvider clock)
{
    private const string Extension = ".db";
    private static readonly string[] s_companions = ["-wal", "-shm", SessionProject.Extension];

    /// <summary>All of them, the last used first.</summary>
    public IReadOnlyList<StoredSession> List() => Directory.Exists(directory)
        ? [.. new DirectoryInfo(directory).EnumerateFiles("*" + Extension).Select(Describe).OfType<StoredSession>().OrderByDescending(session => session.Changed).ThenBy(session => session.Name, StringComparer.Ordinal)]
        : [];

    /// <summary>One that there is.</summary>
    /// <exception cref="AgentOSException"><see cref="StoredSessionErrors.NotFound"/>.</exception>
    public StoredSession Find(string name) => Place(name) is { Changed: not null } session
        ? session
        : throw new AgentOSException(StoredSessionErrors.NotFound, "use the session", name);

    /// <summary>One to work in: that of the name, whether it exists or not, or a new one that is called after the time.</summary>
    /// <exception cref="AgentOSException"><see cref="StoredSessionErrors"/>.</exception>
    public StoredSession Begin(string? name)
    {
        StoredSession session = Place(name ?? SessionName.Of(clock, taken => Place(taken).Changed is not null));
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        DemandFree(session);
        return session;
    }

    /// <summary>Gives a session another name.</summary>
    /// <exception cref="AgentOSException"><see cref="StoredSessionErrors"/>.</exception>
    public async Task RenameAsync(string name, string newName)
    {
        (StoredSession old, StoredSession renamed) = (Find(name), PlaceNew(newName));
        DemandFree(old);
        // What a killed run left beside the file is brought into it, so that the file is all there is.
        await using (await AgentDatabase.OpenAsync(old.Path, new AgentDatabaseOptions { Create = false }).ConfigureAwait(false))
        {
        }

        if (new SessionProject(old).Find() is { } project)
            new SessionProject(renamed).Remember(project);
        File.Move(old.Path, renamed.Path);
        RemoveCompanions(old);
    }

    /// <summary>Makes a second session of all that one holds now, also while it is in use.</summary>
    /// <exception cref="AgentOSException"><see cref="StoredSessionErrors"/>.</exception>
    public async Task<StoredSession> ForkAsync(string name, string? newName)
    {
        (StoredSession original, StoredSession fork) = (Find(name), PlaceNew(newName ?? SessionName.Of(clock, taken => Place(taken).Changed is not null)));
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(original.Path, new AgentDatabaseOptions { Create = false, ReadOnly = true }).ConfigureAwait(false);
        await agent.SnapshotAsync(fork.Path).ConfigureAwait(false);
        if (new SessionProject(original).Find() is { } project)
            new SessionProject(fork).Remember(project);
        return Place(fork.Name);
    }

    /// <summary>Deletes a session, with everything in it.</summary>
    /// <exception cref="AgentOSException"><see cref="StoredSessionErrors"/>.</exception>
    public void Delete(string name)
    {
        StoredSession session = Find(name);
        DemandFree(session);
        File.Delete(session.Path);
        RemoveCompanions(session);
        if (Directory.Exists(SubAgentSessions.DirectoryOf(session)))
            Directory.Delete(SubAgentSessions.DirectoryOf(session), recursive: true);
    }

    // A mount holds flock(2) on the file for as long as it lasts (docs/formats/agent-db.md, "Locks").
    private static void DemandFree(StoredSession session)
    {
        if (session.Changed is null)
            return;
        using SafeFileHandle file = OpenFile.ForReading(session.Path);
        if (OpenFile.IsLockedExclusive(file))
            throw new AgentOSException(StoredSessionErrors.InUse, "use the session", session.Name);
    }

    private static void RemoveCompanions(StoredSession session)
    {
        foreach (string companion in s_companions)
            File.Delete(session.Path + companion);
        ScratchLayer.RemoveAll(session.Path);
    }

    private static StoredSession? Describe(FileInfo file) => EncodedName.Decode(Path.GetFileNameWithoutExtension(file.Name)) is { } name
        ? new StoredSession(name, file.FullName, LastChange(file))
        : null;

    // While it is in use, and after a kill, the newest is in the log beside it.
    private static DateTimeOffset LastChange(FileInfo file)
    {
        FileInfo log = new(file.FullName + s_companions[0]);
        return new DateTimeOffset(log.Exists && log.LastWriteTimeUtc > file.LastWriteTimeUtc ? log.LastWriteTimeUtc : file.LastWriteTimeUtc);
    }

    private StoredSession PlaceNew(string name) => Place(name) is { Changed: null } free
        ? free
        : throw new AgentOSException(StoredSessionErrors.Exists, "make the session", name);

    private StoredSession Place(string name)
    {
        FileInfo file = new(Path.Combine(directory, EncodedName.Encode(SessionName.Check(name)) + Extension));
        return new StoredSession(name, file.FullName, file.Exists ? LastChange(file) : null);
    }
}
