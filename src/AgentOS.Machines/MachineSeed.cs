namespace AgentOS.Machines;

/// <summary>Random bytes for one machine. Read from the system's generator itself: the framework's loads OpenSSL.</summary>
internal static class MachineSeed
{
    private const int Bytes = 64;

    public static byte[] Take()
    {
        using FileStream random = new("/dev/urandom", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        byte[] seed = new byte[Bytes];
        random.ReadExactly(seed);
        return seed;
    }
}
