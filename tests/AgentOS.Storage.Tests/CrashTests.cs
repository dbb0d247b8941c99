using System.Diagnostics;
using System.Globalization;
using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests;

/// <summary>kill -9 at a random moment: the file is sound and everything that was synchronized is there.</summary>
public sealed class CrashTests
{
    private const string DatabaseVariable = "AGENTOS_CRASH_WRITER";
    private const int FileSize = 100_000;

    [Fact]
    public async Task Synchronized_files_survive_kill_9()
    {
        int rounds = Environment.GetEnvironmentVariable("AGENTOS_SOAK") == "1" ? 200 : 20;
        using TempDirectory directory = new();
        string path = directory["agent.db"];
        FileStore.Create(path, TimeProvider.System);
        Random random = new(42);
        int acknowledged = 0;
        for (int round = 0; round < rounds; round++)
        {
            int fresh = await RunAndKill(path, random.Next(1, 12));
            Assert.True(fresh > 0, "the writer acknowledged nothing");
            acknowledged += fresh;
            Assert.Equal("ok", SqliteCommand.Run(path, "PRAGMA integrity_check"));
            using FileStore store = FileStore.Open(path, TimeProvider.System);
            Assert.Equal(acknowledged, Verify(store, acknowledged));
            // A file that was made but not synchronized may be there in part: nobody was promised it.
            if (CountFiles(store) > acknowledged)
                Assert.Equal(Errno.None, store.Unlink(1, Name(acknowledged)));
            Assert.Equal(acknowledged, CountFiles(store));
        }
    }

    /// <summary>The child process of the test above: writes and synchronizes files for ever, reporting each.</summary>
    [Fact]
    public void Crash_writer()
    {
        string? path = Environment.GetEnvironmentVariable(DatabaseVariable);
        Assert.SkipUnless(path is not null, "only the crash test runs this, in a process of its own");
        using FileStore store = FileStore.Open(path!, TimeProvider.System);
        using StreamWriter report = new(path + ".acknowledged") { AutoFlush = true };
        for (int i = CountFiles(store); ; i++)
        {
            Assert.Equal(Errno.None, store.Make(1, Name(i), new NewInode(StoreFixture.FileMode, 0, 0), out Inode inode));
            Assert.Equal(Errno.None, store.Write(inode.Number, 0, Content(i)));
            Assert.Equal(Errno.None, store.Synchronize());
            report.WriteLine(i);
        }
    }

    private static async Task<int> RunAndKill(string path, int after)
    {
        string report = path + ".acknowledged";
        File.Delete(report);
        using FileSystemWatcher watcher = new(Path.GetDirectoryName(path)!, Path.GetFileName(report));
        TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Changed += (_, _) =>
        {
            if (File.ReadLines(report).Count() >= after)
                enough.TrySetResult();
        };
        watcher.EnableRaisingEvents = true;
        ProcessStartInfo start = new(Environment.ProcessPath!, ["--filter-method", $"{typeof(CrashTests).FullName}.{nameof(Crash_writer)}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[DatabaseVariable] = path;
        using Process writer = Process.Start(start)!;
        Task<string> output = writer.StandardOutput.ReadToEndAsync();
        await Task.WhenAny(enough.Task, writer.WaitForExitAsync());
        Assert.False(writer.HasExited, output.IsCompleted ? await output : "");
        writer.Kill(entireProcessTree: true);
        await writer.WaitForExitAsync();
        return File.ReadLines(report).Count(static line => int.TryParse(line, CultureInfo.InvariantCulture, out _));
    }

    private static int Verify(FileStore store, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(Errno.None, store.Lookup(1, Name(i), out Inode inode));
            byte[] content = new byte[FileSize + 1];
            Assert.Equal(Errno.None, store.Read(inode.Number, 0, content, out int length));
            Assert.True(content.AsSpan(0, length).SequenceEqual(Content(i)), $"file {i} differs");
        }

        return count;
    }

    private static int CountFiles(FileStore store)
    {
        int count = 0;
        while (store.Lookup(1, Name(count), out _) == Errno.None)
            count++;
        return count;
    }

    private static byte[] Name(int number) => StoreFixture.Bytes($"file-{number}");

    private static byte[] Content(int number)
    {
        byte[] content = new byte[FileSize];
        new Random(number).NextBytes(content);
        return content;
    }
}
