using AgentOS.Linux;
using AgentOS.Storage.Connections;

namespace AgentOS.Storage.Files;

/// <summary>What statfs(2) shows: the tree shares the disk that holds the database file.</summary>
internal static class TreeStatistics
{
    private const uint BlockSize = 4096;

    internal static FileTreeStatistics Measure(DatabaseConnection connection, long inodes)
    {
        DiskSpace disk = connection.File is { } file ? OpenFile.MeasureDisk(file.Handle) : default;
        long used = connection.File is null ? 0 : RandomAccess.GetLength(connection.File.Handle);
        return new FileTreeStatistics(
            BlockSize, (used + disk.Free) / BlockSize, disk.Free / BlockSize, disk.Available / BlockSize, inodes, int.MaxValue);
    }
}
