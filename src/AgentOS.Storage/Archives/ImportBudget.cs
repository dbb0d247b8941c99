using AgentOS.Errors;

namespace AgentOS.Storage.Archives;

/// <summary>
/// Stops sparse files that are scattered so that each byte of the archive fills a chunk of the database. What an archive holds honestly is
/// bounded by its own length.
/// </summary>
internal sealed class ImportBudget(HeaderGuard archive, int chunkSize)
{
    private const long FreeBytes = 256L * 1024 * 1024;
    private const long MostRatio = 100;

    private long _stored;

    /// <summary>Takes the chunks that a range of a file touches.</summary>
    internal void Take(DataRange range, string entry)
    {
        if (range.Length == 0)
            return;
        _stored += (((range.End - 1) / chunkSize) - (range.Offset / chunkSize) + 1) * chunkSize;
        if (_stored > FreeBytes + (MostRatio * archive.BytesRead))
            throw new AgentOSException(ArchiveErrors.Bomb, "import", ImportName.Shortened(entry));
    }
}
