namespace AgentOS.Workspace;

/// <summary>Paths below the base: bytes, no leading slash, the base itself is empty.</summary>
internal static class BasePath
{
    public static byte[] Join(ReadOnlySpan<byte> directory, ReadOnlySpan<byte> name)
    {
        if (directory.IsEmpty)
            return name.ToArray();
        byte[] path = new byte[directory.Length + 1 + name.Length];
        directory.CopyTo(path);
        path[directory.Length] = (byte)'/';
        name.CopyTo(path.AsSpan(directory.Length + 1));
        return path;
    }
}
