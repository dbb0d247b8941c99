using AgentOS.Sqlite;
using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Encryption;

/// <summary>A directory for an encrypted agent, its key, and others.</summary>
internal sealed class EncryptedFile : IDisposable
{
    internal const string Marker = "the plain text that must not be on the disk";

    private readonly TempDirectory _directory = new();

    internal static DatabaseKey Key { get; } = DatabaseKey.Parse(new string('a', 64));

    internal static DatabaseKey OtherKey { get; } = DatabaseKey.Parse(new string('b', 64));

    internal string Path => _directory["agent.db"];

    internal DatabaseLocation Location => new(Path, Key);

    internal string Folder => _directory.Path;

    internal string this[string relative] => _directory[relative];

    /// <summary>Skips the test where SQLCipher's library is missing: eng/sqlcipher makes it.</summary>
    internal static void RequireLibrary()
    {
        try
        {
            SqliteDatabase.OpenConverter().Dispose();
        }
        catch (CipherUnavailableException e)
        {
            Assert.Skip($"no SQLCipher ({e.Message}); eng/sqlcipher makes it");
        }
    }

    /// <summary>An agent with something of everything in it.</summary>
    internal static async Task<EncryptedFile> CreateAsync(DatabaseKey? key)
    {
        RequireLibrary();
        EncryptedFile file = new();
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(new DatabaseLocation(file.Path, key));
        await agent.Files.WriteTextAsync("/notes/a.txt", Marker);
        await agent.Files.WriteAsync("/big.bin", Content(300_000));
        await agent.Files.MakeSymbolicLinkAsync("notes/a.txt", "/link");
        await agent.KeyValue.SetJsonAsync("key", $"\"{Marker}\"");
        await agent.ToolCalls.RecordAsync("tool", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(1), "{}", $"\"{Marker}\"");
        await agent.Snapshots.CreateAsync("first");
        await agent.Files.WriteTextAsync("/notes/a.txt", "changed");
        return file;
    }

    /// <summary>Demands what <see cref="CreateAsync"/> wrote.</summary>
    internal static async Task DemandContentAsync(DatabaseLocation location)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(location, new AgentDatabaseOptions { Create = false, ReadOnly = true });
        Assert.Equal("changed", await agent.Files.ReadTextAsync("/link"));
        Assert.Equal(Content(300_000), await agent.Files.ReadAsync("/big.bin"));
        Assert.Equal($"\"{Marker}\"", (await agent.KeyValue.ListAsync())[0].Json);
        Assert.Equal($"\"{Marker}\"", (await agent.ToolCalls.GetAsync(1))!.ResultJson);
        using SnapshotTree past = SnapshotTree.Open(location, "first");
        Assert.Equal(Linux.Errno.None, past.Lookup(1, "notes"u8, out Inode notes));
        Assert.Equal(Linux.Errno.None, past.Lookup(notes.Number, "a.txt"u8, out Inode file));
        byte[] before = new byte[Marker.Length];
        Assert.Equal(Linux.Errno.None, past.Read(file.Number, 0, before, out _));
        Assert.Equal(Marker, System.Text.Encoding.UTF8.GetString(before));
    }

    /// <summary>The files of the directory that hold the marker, read by another process: this one has locks on them.</summary>
    internal string FindMarker() => SqliteCommand.Run("/bin/sh", "-c", $"grep -rlF '{Marker}' '{Folder}' | sort");

    internal static byte[] Content(int length)
    {
        byte[] content = new byte[length];
        new Random(7).NextBytes(content);
        return content;
    }

    public void Dispose() => _directory.Dispose();
}
