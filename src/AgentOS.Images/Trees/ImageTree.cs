using AgentOS.Images.Layers;

namespace AgentOS.Images.Trees;

/// <summary>
/// An image's files as its layers, put on each other, leave them. It is in memory: no name of an archive ever becomes one of this machine's, so there
/// is nothing outside it that a link or <c>..</c> could reach.
/// </summary>
/// <param name="budget">What it may hold.</param>
internal sealed class ImageTree(TreeBudget budget)
{
    /// <summary>The root directory.</summary>
    public ImageDirectory Root { get; } = new(null);

    /// <summary>Puts a layer's entry on what there is.</summary>
    /// <exception cref="InvalidDataException">It cannot be.</exception>
    public void Apply(TarEntry entry, int layer, int index)
    {
        budget.Take(entry.Name.Length + entry.Target.Length + entry.ExtendedAttributes.Sum(attribute => attribute.Key.Length + attribute.Value.Length));
        IReadOnlyList<string> path = EntryPath.Split(entry.Name);
        if (path.Count == 0)
        {
            // The root itself, ".": some archives describe it.
            if (entry.Kind == TarEntryKind.Directory)
                Describe(Root, entry);
            return;
        }

        ImageDirectory directory = new PathWalk(Root, layer, budget).MakeDirectory(path.Take(path.Count - 1));
        string name = path[^1];
        if (Whiteout.Of(name) is { } whiteout)
            whiteout.Apply(directory, layer);
        else
            Put(directory, name, entry, layer, index);
    }

    /// <summary>What a program inside the image finds at a path: links are followed, also the last one; null is nothing.</summary>
    /// <exception cref="InvalidDataException">Links in a circle.</exception>
    public ImageInode? Find(string path)
    {
        for (int links = 0; links <= PathWalk.MostLinks; links++)
        {
            string[] names = [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".")];
            if (names.Length == 0 || names[^1] == "..")
                return new PathWalk(Root, 0, budget).FindDirectory(names);
            ImageInode? found = new PathWalk(Root, 0, budget).FindDirectory(names[..^1])?.Names.GetValueOrDefault(names[^1]).Inode;
            if (found is not { Kind: TarEntryKind.SymbolicLink })
                return found;
            path = found.Target[0] == '/' ? found.Target : string.Join('/', names[..^1].Append(found.Target));
        }

        throw new InvalidDataException("symbolic links in a circle");
    }

    private void Put(ImageDirectory directory, string name, TarEntry entry, int layer, int index)
    {
        if (entry.Kind == TarEntryKind.Directory)
        {
            ImageDirectory made = directory.Names.GetValueOrDefault(name).Inode as ImageDirectory ?? new ImageDirectory(directory);
            Describe(made, entry);
            directory.Names[name] = new(made, layer);
            return;
        }

        ImageInode inode = entry.Kind == TarEntryKind.HardLink ? FindLinked(entry, layer) : new ImageInode
        {
            Kind = entry.Kind,
            Target = entry.Kind == TarEntryKind.SymbolicLink ? EntryPath.CheckTarget(entry.Target) : "",
            Size = entry.Size,
            DeviceMajor = entry.DeviceMajor,
            DeviceMinor = entry.DeviceMinor,
            Source = (layer, index),
        };
        if (entry.Kind != TarEntryKind.HardLink)
            Describe(inode, entry);
        directory.Names[name] = new(inode, layer);
    }

    private ImageInode FindLinked(TarEntry entry, int layer)
    {
        IReadOnlyList<string> path = EntryPath.Split(entry.Target);
        ImageInode? found = path.Count == 0 ? null
            : new PathWalk(Root, layer, budget).FindDirectory(path.Take(path.Count - 1))?.Names.GetValueOrDefault(path[^1]).Inode;
        return found switch
        {
            null => throw new InvalidDataException("a hard link to what is not there"),
            ImageDirectory => throw new InvalidDataException("a hard link to a directory"),
            _ => found,
        };
    }

    private static void Describe(ImageInode inode, TarEntry entry)
    {
        inode.Mode = entry.Mode;
        inode.UserId = entry.UserId;
        inode.GroupId = entry.GroupId;
        inode.ModifyTime = entry.ModifyTime;
        inode.ExtendedAttributes = AttributeFilter.Choose(entry.ExtendedAttributes);
    }
}
