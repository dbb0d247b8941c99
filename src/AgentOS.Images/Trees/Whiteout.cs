namespace AgentOS.Images.Trees;

/// <summary>An entry that takes away what lower layers had (OCI image specification, layer).</summary>
/// <param name="Hidden">The name it takes away; null is all that lower layers had in the directory.</param>
internal sealed record Whiteout(string? Hidden)
{
    private const string Prefix = ".wh.";
    private const string Opaque = ".wh..wh..opq";
    private const string Reserved = ".wh..wh.";

    /// <summary>The whiteout that a name is; null when it is none.</summary>
    /// <exception cref="InvalidDataException">A whiteout of nothing.</exception>
    public static Whiteout? Of(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        if (name == Opaque)
            return new((string?)null);
        string hidden = name[Prefix.Length..];
        if (hidden is "" or "." or "..")
            throw new InvalidDataException("a whiteout of nothing");
        // What aufs kept for itself; nothing of it is in the image.
        return new(name.StartsWith(Reserved, StringComparison.Ordinal) ? name : hidden);
    }

    /// <summary>Takes it away. What the same layer put there stays.</summary>
    public void Apply(ImageDirectory directory, int layer)
    {
        if (Hidden is null)
            RemoveLower(directory, layer);
        else if (directory.Names.TryGetValue(Hidden, out ImageName name))
            Remove(directory, Hidden, name, layer);
    }

    private static void Remove(ImageDirectory directory, string text, ImageName name, int layer)
    {
        if (name.Inode is ImageDirectory inner)
        {
            RemoveLower(inner, layer);
            if (inner.Names.Count > 0)
                return;
        }

        if (name.Layer != layer)
            directory.Names.Remove(text);
    }

    private static void RemoveLower(ImageDirectory directory, int layer)
    {
        foreach ((string text, ImageName name) in directory.Names.ToArray())
            Remove(directory, text, name, layer);
    }
}
