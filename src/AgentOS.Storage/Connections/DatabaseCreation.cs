using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Sqlite;
using AgentOS.Storage.Format;

namespace AgentOS.Storage.Connections;

/// <summary>Makes new agent database files: under another name first, so that a half-made one is never seen.</summary>
internal static class DatabaseCreation
{
    /// <summary>Makes the file, as <see cref="Create"/> or as <see cref="Replace"/> does.</summary>
    internal static void CreateNew(DatabaseLocation location, bool overwrite, int pageSize, TimeProvider time)
    {
        if (overwrite)
            Replace(location, pageSize, time);
        else
            Create(location, pageSize, time);
    }

    /// <summary>Makes the file.</summary>
    /// <exception cref="AgentOSException">It exists, or the place cannot be written.</exception>
    internal static void Create(DatabaseLocation location, int pageSize, TimeProvider time) =>
        CreateWith(location.Path, made => Write(location with { Path = made }, pageSize, time));

    /// <summary>Makes the file as <paramref name="write"/> writes it, under a name of its own.</summary>
    /// <exception cref="AgentOSException">It exists, or the place cannot be written.</exception>
    internal static void CreateWith(string path, Action<string> write)
    {
        if (File.Exists(path) || Directory.Exists(path))
            throw new AgentOSException(Directory.Exists(path) ? StorageErrors.IsADirectory : StorageErrors.AlreadyExists, "create", path);
        Build(path, write, static (made, wanted) => File.Move(made, wanted, overwrite: false));
    }

    /// <summary>Makes the file, replacing one that is there, with its two side files and nothing else.</summary>
    /// <exception cref="AgentOSException">It is mounted, or the place cannot be written.</exception>
    internal static void Replace(DatabaseLocation location, int pageSize, TimeProvider time)
    {
        string path = location.Path;
        if (Directory.Exists(path))
            throw new AgentOSException(StorageErrors.IsADirectory, "create", path);
        if (File.Exists(path))
            DemandUnused(path);
        Build(path, made => Write(location with { Path = made }, pageSize, time), static (made, wanted) =>
        {
            // A log left beside the new file would be replayed into it.
            File.Delete(wanted + "-wal");
            File.Delete(wanted + "-shm");
            File.Move(made, wanted, overwrite: true);
        });
    }

    private static void DemandUnused(string path)
    {
        try
        {
            using DatabaseFile file = DatabaseFile.Acquire(path);
            if (file.IsLeased())
                throw new AgentOSException(StorageErrors.AlreadyMounted, "create", path);
            if (file.IsOpenElsewhere())
                throw new AgentOSException(StorageErrors.Busy, "create", path);
        }
        catch (LinuxException e)
        {
            throw StorageFailure.Describe(e, "create", path);
        }
    }

    private static void Build(string path, Action<string> write, Action<string, string> publish)
    {
        string fullPath = Path.GetFullPath(path);
        string directory = Path.GetDirectoryName(fullPath) ?? "/";
        if (!Directory.Exists(directory))
            throw new AgentOSException(StorageErrors.MissingParent, "create", path);

        string made = Path.Combine(directory, $".{Path.GetFileName(fullPath)}.{Guid.NewGuid():N}");
        try
        {
            write(made);
            publish(made, fullPath);
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, "create", path);
        }
        catch (LinuxException e)
        {
            throw StorageFailure.Describe(e, "create", path);
        }
        catch (CipherUnavailableException e)
        {
            throw new AgentOSException(EncryptionErrors.LibraryMissing, "create", path, e.Message, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new AgentOSException(StorageErrors.PermissionDenied, "create", path, e.Message, e);
        }
        catch (IOException e)
        {
            throw new AgentOSException(File.Exists(fullPath) ? StorageErrors.AlreadyExists : StorageErrors.Failed, "create", path, e.Message, e);
        }
        finally
        {
            File.Delete(made);
        }
    }

    private static void Write(DatabaseLocation location, int pageSize, TimeProvider time)
    {
        using (SqliteDatabase database = SqliteDatabase.Open(location.Path, SqliteOpenMode.Create, location.Key?.Notation))
        {
            // The one data sync below replaces SQLite's several.
            database.Execute($"""
                PRAGMA page_size = {(location.Key is null ? pageSize : EncryptedPage.Size)}; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;
                BEGIN;
                {Schema.CreatePeerTables}
                {Schema.InitialRows(time.GetUtcNow())}
                {Schema.CreateOwnTables}
                COMMIT;
                PRAGMA journal_mode = WAL;
                """);
        }

        using Microsoft.Win32.SafeHandles.SafeFileHandle file = OpenFile.ForWriting(location.Path);
        OpenFile.SynchronizeData(file);
    }
}
