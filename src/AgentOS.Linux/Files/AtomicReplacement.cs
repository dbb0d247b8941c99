namespace AgentOS.Linux.Files;

/// <summary>Puts a finished file or link in another's place at once (rename(2)); links are moved, not followed.</summary>
public static class AtomicReplacement
{
    /// <summary>Gives a file another name.</summary>
    /// <exception cref="IOException">It could not be linked.</exception>
    public static void Link(string file, string name)
    {
        if (FileInterop.link(file, name) < 0)
            throw new IOException($"link: {SystemCall.LastError.Describe()}");
    }

    /// <summary>Moves, replacing what is there.</summary>
    /// <exception cref="IOException">It could not be moved.</exception>
    public static void Move(string from, string to)
    {
        if (FileInterop.rename(from, to) < 0)
            throw new IOException($"rename: {SystemCall.LastError.Describe()}");
    }
}
