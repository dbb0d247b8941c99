using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text;
using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Snapshots;

/// <summary>A mount in another process counts in three files, one after the other, while snapshots are made here; then it is killed with signal 9.</summary>
public sealed class SnapshotCrashTests
{
    private const string DatabaseVariable = "AGENTOS_SNAPSHOT_WRITER";
    private const string PipeVariable = "AGENTOS_SNAPSHOT_PIPE";
    private static readonly string[] Files = ["first", "second", "third"];

    [Fact]
    public async Task Snapshots_of_a_live_mount_are_moments_of_it_and_survive_its_death()
    {
        const int rounds = 4, snapshotsPerRound = 5;
        using TempDirectory directory = new();
        string path = directory["agent.db"];
        FileStore.Create(path, TimeProvider.System);
        Dictionary<string, string> recorded = [];
        for (int round = 0; round < rounds; round++)
        {
            using AnonymousPipeServerStream pipe = new(PipeDirection.In, HandleInheritability.Inheritable);
            using Process writer = Start(path, pipe);
            using StreamReader reports = new(pipe);
            for (int i = 0; i < snapshotsPerRound; i++)
            {
                int acknowledged = await ReadCountAsync(reports);
                string name = $"{round}.{i}";
                await using (AgentDatabase agent = await AgentDatabase.OpenAsync(path))
                    await agent.Snapshots.CreateAsync(name);
                recorded[name] = Read(path, name);
                DemandOneMoment(recorded[name], acknowledged);
            }

            await ReadCountAsync(reports);
            writer.Kill(entireProcessTree: true);
            await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
            foreach ((string name, string state) in recorded)
                Assert.Equal(state, Read(path, name));
            Assert.Equal("ok", SqliteCommand.Run(path, "PRAGMA integrity_check"));
            SqliteCommand.Run("/bin/cp", path, directory[$"copy {round}.db"]);
            Assert.Equal(Read(path, null), Read(directory[$"copy {round}.db"], null));
        }

        await using AgentDatabase restored = await AgentDatabase.OpenAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        foreach ((string name, string state) in recorded)
        {
            await restored.Snapshots.RestoreAsync(name, TestContext.Current.CancellationToken);
            Assert.Equal(state, Read(path, null));
        }
    }

    /// <summary>The child process of the test above.</summary>
    [Fact]
    public void Snapshot_writer()
    {
        string? path = Environment.GetEnvironmentVariable(DatabaseVariable);
        Assert.SkipUnless(path is not null, "only the crash test runs this, in a process of its own");
        using FileStore store = FileStore.Open(path!, TimeProvider.System);
        long[] numbers = [.. Files.Select(name => FindOrMake(store, name))];
        using AnonymousPipeClientStream report = new(PipeDirection.Out, Environment.GetEnvironmentVariable(PipeVariable)!);
        for (int count = 1; ; count++)
        {
            foreach (long number in numbers)
                Assert.Equal(Errno.None, store.Write(number, 0, Content(count)));
            Assert.Equal(Errno.None, store.Synchronize());
            report.Write(Encoding.UTF8.GetBytes($"{count}\n"));
        }
    }

    private static Process Start(string path, AnonymousPipeServerStream pipe)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, ["--filter-method", $"{typeof(SnapshotCrashTests).FullName}.{nameof(Snapshot_writer)}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment[DatabaseVariable] = path;
        start.Environment[PipeVariable] = pipe.GetClientHandleAsString();
        Process writer = Process.Start(start)!;
        writer.OutputDataReceived += static (_, _) => { };
        writer.BeginOutputReadLine();
        pipe.DisposeLocalCopyOfClientHandle();
        return writer;
    }

    /// <summary>The next count that the writer has synchronized.</summary>
    private static async Task<int> ReadCountAsync(StreamReader reports)
    {
        string? line = await reports.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.True(line is not null, "the writer ended");
        return int.Parse(line, CultureInfo.InvariantCulture);
    }

    private static long FindOrMake(FileStore store, string name)
    {
        byte[] bytes = StoreFixture.Bytes(name);
        if (store.Lookup(1, bytes, out Inode inode) != Errno.None)
            Assert.Equal(Errno.None, store.Make(1, bytes, new NewInode(StoreFixture.FileMode, 0, 0), out inode));
        return inode.Number;
    }

    private static byte[] Content(int count) => StoreFixture.Bytes(count.ToString("D9", CultureInfo.InvariantCulture));

    private static void DemandOneMoment(string state, int acknowledged)
    {
        int[] counts = [.. state.Split(' ').Select(int.Parse)];
        Assert.True(counts[2] >= acknowledged, $"{state}, but {acknowledged} was synchronized");
        Assert.True(counts[0] >= counts[1] && counts[1] >= counts[2] && counts[0] - counts[2] <= 1, $"no moment: {state}");
    }

    private static string Read(string path, string? snapshot)
    {
        using SnapshotTree tree = SnapshotTree.Open(path, snapshot);
        return string.Join(' ', Files.Select(name =>
        {
            Assert.Equal(Errno.None, tree.Lookup(1, StoreFixture.Bytes(name), out Inode inode));
            byte[] content = new byte[100];
            Assert.Equal(Errno.None, tree.Read(inode.Number, 0, content, out int length));
            return Encoding.UTF8.GetString(content, 0, length);
        }));
    }
}
