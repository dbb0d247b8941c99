namespace AgentOS.Storage.Files;

/// <summary>Receives directory entries.</summary>
public interface IDirectorySink
{
    /// <summary>Takes one entry. The name's bytes are valid only during the call.</summary>
    /// <param name="name">The entry's name, 1 to 255 bytes.</param>
    /// <param name="number">The inode it names.</param>
    /// <param name="mode">The inode's mode, for its type bits.</param>
    void Add(ReadOnlySpan<byte> name, long number, uint mode);
}
