using AgentOS.Errors;

namespace AgentOS.Images.Trees;

/// <summary>Counts what a tree holds in memory, which an archive can ask for with few bytes of its own.</summary>
/// <param name="subject">The image, for errors.</param>
/// <param name="limits">What there may be.</param>
internal sealed class TreeBudget(string subject, ImageLimits limits)
{
    private int _entries;
    private long _bytes;

    /// <summary>Takes an entry.</summary>
    /// <param name="bytes">Of its names and attributes.</param>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.TooLarge"/>.</exception>
    public void Take(int bytes)
    {
        _entries++;
        _bytes += bytes;
        if (_entries > limits.Entries || _bytes > limits.Metadata)
            throw new AgentOSException(ImageErrors.TooLarge, "unpack", subject, _entries > limits.Entries ? $"more than {limits.Entries} files" : $"more than {limits.Metadata} bytes of names and attributes");
    }
}
