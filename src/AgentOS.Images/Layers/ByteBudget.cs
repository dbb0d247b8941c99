using AgentOS.Errors;

namespace AgentOS.Images.Layers;

/// <summary>Counts what comes out of compressed layers, of which a little can become very much.</summary>
/// <param name="subject">The image, for errors.</param>
/// <param name="bytes">Bytes there may be.</param>
internal sealed class ByteBudget(string subject, long bytes)
{
    private long _taken;

    /// <summary>Takes some.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.TooLarge"/>.</exception>
    public void Take(int count)
    {
        _taken += count;
        if (_taken > bytes)
            throw new AgentOSException(ImageErrors.TooLarge, "unpack", subject, $"more than {bytes} bytes unpacked");
    }
}
