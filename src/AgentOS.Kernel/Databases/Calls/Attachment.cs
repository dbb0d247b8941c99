namespace AgentOS.Kernel.Databases.Calls;

/// <summary>Bytes behind a payload's JSON, after one NUL byte, which JSON never contains.</summary>
internal static class Attachment
{
    /// <summary>What separates the two.</summary>
    public const byte Separator = 0;

    /// <summary>Takes a payload apart.</summary>
    /// <returns>The JSON; all of it when nothing is attached.</returns>
    public static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> payload, out ReadOnlySpan<byte> attached)
    {
        int separator = payload.IndexOf(Separator);
        attached = separator < 0 ? default : payload[(separator + 1)..];
        return separator < 0 ? payload : payload[..separator];
    }
}
