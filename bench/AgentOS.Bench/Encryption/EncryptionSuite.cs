using System.Diagnostics;
using AgentOS.Bench.Results;
using AgentOS.Linux;
using AgentOS.Storage;
using AgentOS.Storage.Files;

namespace AgentOS.Bench.Encryption;

/// <summary><c>bench/run encryption</c>: the same work on an encrypted agent and on a plain one, by turns.</summary>
internal sealed class EncryptionSuite(BenchContext context) : ISuite
{
    private const int Operations = 300;
    private const int DefaultRounds = 7;
    private const int PieceLength = 1 << 20;

    private readonly byte[] _small = Fill(1024);
    private readonly byte[] _piece = Fill(PieceLength);

    private int Pieces => context.Options.IsQuick ? 8 : 256;

    public string Name => "encryption";

    public void Measure(Report report)
    {
        DatabaseKey key = DatabaseKey.Parse(new string('a', 64));
        DatabaseLocation plain = Path.Combine(context.Workspace.Run, "plain.db"), encrypted = new(Path.Combine(context.Workspace.Run, "encrypted.db"), key);
        report.Progress("key-values and small files");
        Compare(report, "set a key-value", plain, encrypted, SetKeyValues);
        Compare(report, "write a file of 1 KiB", plain, encrypted, WriteFiles);
        Compare(report, "read a file of 1 KiB, warm", plain, encrypted, ReadFiles);
        Compare(report, "open and close", plain, encrypted, static async location => await (await AgentDatabase.OpenAsync(location)).DisposeAsync());
        report.Progress("a large file as a mount writes it");
        (plain, encrypted) = (plain with { Path = plain.Path + ".mount" }, encrypted with { Path = encrypted.Path + ".mount" });
        FileStore.Create(plain, TimeProvider.System);
        FileStore.Create(encrypted, TimeProvider.System);
        Compare(report, $"write {Pieces} MiB and fsync", plain, encrypted, WriteLarge);
        Compare(report, $"read {Pieces} MiB", plain, encrypted, ReadLarge);
    }

    private void Compare(Report report, string title, DatabaseLocation plain, DatabaseLocation encrypted, Func<DatabaseLocation, Task> work)
    {
        // The first time makes what is missing.
        Task.WaitAll(work(plain), work(encrypted));
        int rounds = context.Options.Rounds(DefaultRounds);
        (double[] with, double[] without) = (new double[rounds], new double[rounds]);
        for (int round = 0; round < rounds; round++)
            (with[round], without[round]) = (Time(() => work(encrypted)), Time(() => work(plain)));
        report.Add(Row.Pair(title, new("encrypted", new(with)), new("plain", new(without)), Comparison.Time, target: null));
    }

    private static double Time(Func<Task> work)
    {
        long started = Stopwatch.GetTimestamp();
        work().GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task SetKeyValues(DatabaseLocation location)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(location);
        for (int i = 0; i < Operations; i++)
            await agent.KeyValue.SetJsonAsync($"key{i}", "{\"value\":1}");
    }

    private async Task WriteFiles(DatabaseLocation location)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(location);
        for (int i = 0; i < Operations; i++)
            await agent.Files.WriteAsync($"/small/{i}", _small);
    }

    private static async Task ReadFiles(DatabaseLocation location)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(location);
        for (int i = 0; i < 20 * Operations; i++)
            _ = await agent.Files.ReadAsync($"/small/{i % Operations}");
    }

    private Task WriteLarge(DatabaseLocation location)
    {
        using FileStore store = FileStore.Open(location, TimeProvider.System);
        if (store.Lookup(1, "large"u8, out Inode file) != Errno.None)
            Require(store.Make(1, "large"u8, new NewInode(ModeBits.Regular | 0x1A4, 0, 0), out file));
        for (int i = 0; i < Pieces; i++)
            Require(store.Write(file.Number, (long)i * PieceLength, _piece));
        Require(store.Synchronize());
        return Task.CompletedTask;
    }

    private Task ReadLarge(DatabaseLocation location)
    {
        using FileStore store = FileStore.Open(location, TimeProvider.System);
        Require(store.Lookup(1, "large"u8, out Inode file));
        byte[] buffer = new byte[PieceLength];
        for (int i = 0; i < Pieces; i++)
            Require(store.Read(file.Number, (long)i * PieceLength, buffer, out _));
        return Task.CompletedTask;
    }

    private static void Require(Errno error)
    {
        if (error != Errno.None)
            throw new InvalidOperationException(error.ToString());
    }

    private static byte[] Fill(int length)
    {
        byte[] bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
