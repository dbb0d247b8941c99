using System.Diagnostics;
using AgentOS.Linux;
using AgentOS.Storage.Files;
using AgentOS.Testing;

namespace AgentOS.Storage.Tests;

/// <summary>A disk that fills up: the write that does not fit is refused, everything accepted before it is kept.</summary>
public sealed class FullDiskTests
{
    private const int PieceSize = 300_000;

    [Fact]
    public void What_was_accepted_before_the_disk_was_full_is_kept()
    {
        using TempDirectory directory = new();
        Assert.SkipUnless(TryRun("mount", "-t", "tmpfs", "-o", "size=48m", "none", directory.Path), "mounting a small file system needs root");
        try
        {
            string path = directory["agent.db"];
            FileStore.Create(path, TimeProvider.System);
            int accepted = FillUp(path);
            Assert.InRange(accepted, 20, 160);
            using (FileStore store = FileStore.Open(path, TimeProvider.System))
                Verify(store, accepted);
            Assert.Equal("ok", SqliteCommand.Run(path, "PRAGMA integrity_check"));
        }
        finally
        {
            Assert.True(TryRun("umount", directory.Path));
        }
    }

    private static int FillUp(string path)
    {
        using FileStore store = FileStore.Open(path, TimeProvider.System);
        Assert.Equal(Errno.None, store.Make(1, "big"u8, new NewInode(StoreFixture.FileMode, 0, 0), out Inode file));
        int pieces = 0;
        Errno error;
        while ((error = store.Write(file.Number, (long)pieces * PieceSize, Piece(pieces))) == Errno.None)
            pieces++;
        Assert.Equal(Errno.ENOSPC, error);
        Assert.Equal(Errno.None, store.Synchronize());
        return pieces;
    }

    private static void Verify(FileStore store, int pieces)
    {
        Assert.Equal(Errno.None, store.Lookup(1, "big"u8, out Inode file));
        Assert.Equal((long)pieces * PieceSize, file.Size);
        byte[] buffer = new byte[PieceSize];
        for (int i = 0; i < pieces; i++)
        {
            Assert.Equal(Errno.None, store.Read(file.Number, (long)i * PieceSize, buffer, out _));
            Assert.True(buffer.AsSpan().SequenceEqual(Piece(i)), $"piece {i} differs");
        }

        Assert.Equal(Errno.None, store.Unlink(1, "big"u8));
        store.Forget([file.Number]);
        Assert.Equal(Errno.None, store.Synchronize());
    }

    private static byte[] Piece(int number)
    {
        byte[] piece = new byte[PieceSize];
        new Random(number).NextBytes(piece);
        return piece;
    }

    private static bool TryRun(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
