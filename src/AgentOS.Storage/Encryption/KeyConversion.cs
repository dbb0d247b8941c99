using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Sqlite;
using AgentOS.Storage.Connections;
using AgentOS.Storage.Format;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Storage.Encryption;

/// <summary>Replaces a file by a copy with another key, or none.</summary>
/// <param name="source">The file as it is.</param>
/// <param name="key">The key it gets; null makes it plain.</param>
/// <param name="operation">What is attempted, for errors: <c>encrypt</c>.</param>
internal sealed class KeyConversion(DatabaseLocation source, DatabaseKey? key, string operation)
{
    // Through links: the file itself is replaced, where it lies.
    private readonly DatabaseLocation _source = source with { Path = RealPathOf(source.Path, operation) };

    private DatabaseLocation Copy => new(Path.Combine(Path.GetDirectoryName(_source.Path)!, $".{Path.GetFileName(_source.Path)}.converting"), key);

    internal void Run()
    {
        try
        {
            // Examined first: with the library that belongs to the file, and before anything locks it.
            Examine();
            using DatabaseFile file = DatabaseFile.Acquire(_source.Path);
            Exclude(file);
            try
            {
                Replace(file);
            }
            finally
            {
                file.ReleaseLease();
            }
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Describe(e, operation, source.Path);
        }
        catch (LinuxException e)
        {
            throw StorageFailure.Describe(e, operation, source.Path);
        }
        catch (CipherUnavailableException e)
        {
            throw new AgentOSException(EncryptionErrors.LibraryMissing, operation, source.Path, e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AgentOSException(StorageErrors.Failed, operation, source.Path, e.Message, e);
        }
    }

    private static string RealPathOf(string path, string operation)
    {
        try
        {
            return RealPath.Of(path);
        }
        catch (LinuxException e)
        {
            throw StorageFailure.Describe(e, operation, path);
        }
    }

    private void Examine()
    {
        using RawDatabase raw = RawDatabase.OpenForReading(_source);
        if (!SchemaShape.Read(raw.Database).IsAgentDatabase)
            throw new AgentOSException(StorageErrors.NotAnAgentDatabase, operation, source.Path);
    }

    private void Exclude(DatabaseFile file)
    {
        // SQLite's locks keep other processes away, and this process's other connections only if they are of the same library.
        if (file.IsShared)
            throw new AgentOSException(StorageErrors.Busy, operation, source.Path);
        if (!file.TryLease())
            throw new AgentOSException(StorageErrors.AlreadyMounted, operation, source.Path, file.FindLeaseHolder() is { } process ? $"by process {process}" : null);
    }

    private void Replace(DatabaseFile file)
    {
        DatabaseLocation copy = Copy;
        Discard(copy.Path);
        try
        {
            Prepare(copy.Path, file.Handle);
            using SqliteDatabase database = SqliteDatabase.OpenConverter();
            database.SetBusyTimeout(DatabaseConnection.BusyTimeout);
            DatabaseExport export = new(database, _source, copy);
            export.LockSource();
            export.Run();
            CopyCheck.Demand(copy, operation, source.Path);
            using (SafeFileHandle made = OpenFile.ForWriting(copy.Path))
                OpenFile.SynchronizeData(made);
            // The journal of the step out of WAL mode: used up, but kept under exclusive locking. It does not belong to the copy.
            File.Delete(_source.Path + "-journal");
            // The source stays locked until nobody can open it by its name any more.
            AtomicReplacement.Move(copy.Path, _source.Path);
            OpenFile.SynchronizeDirectory(Path.GetDirectoryName(_source.Path)!);
        }
        finally
        {
            Discard(copy.Path);
        }
    }

    /// <summary>An empty file that the same users may read: a database without pages yet.</summary>
    private static void Prepare(string path, SafeFileHandle original)
    {
        new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }).Dispose();
        OpenFile.CopyOwnership(original, path);
    }

    private static void Discard(string path)
    {
        foreach (string companion in (string[])["", "-wal", "-shm", "-journal"])
            File.Delete(path + companion);
    }
}
