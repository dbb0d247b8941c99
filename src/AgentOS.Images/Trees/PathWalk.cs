using AgentOS.Images.Layers;

namespace AgentOS.Images.Trees;

/// <summary>Goes to directories of a tree as a program inside the image would: symbolic links are followed, and never lead above its root.</summary>
/// <param name="root">The root.</param>
/// <param name="layer">The layer that makes what is missing.</param>
/// <param name="budget">What the tree may hold.</param>
internal sealed class PathWalk(ImageDirectory root, int layer, TreeBudget budget)
{
    /// <summary>What Linux follows on one way.</summary>
    public const int MostLinks = 40;

    private int _links;

    /// <summary>The directory; made where there is nothing.</summary>
    /// <exception cref="InvalidDataException">Something that is no directory is on the way, or links in a circle.</exception>
    public ImageDirectory MakeDirectory(IEnumerable<string> path) => Go(root, path, make: Make)!;

    /// <summary>The directory; null where there is nothing.</summary>
    /// <exception cref="InvalidDataException">Something that is no directory is on the way, or links in a circle.</exception>
    public ImageDirectory? FindDirectory(IEnumerable<string> path) => Go(root, path, make: static (_, _) => null);

    private ImageDirectory? Go(ImageDirectory? from, IEnumerable<string> path, Func<ImageDirectory, string, ImageDirectory?> make)
    {
        foreach (string name in path)
        {
            if (from is null)
                return null;
            from = name switch
            {
                "." or "" => from,
                ".." => from.Parent,
                _ => Step(from, name, make),
            };
        }

        return from;
    }

    private ImageDirectory? Step(ImageDirectory from, string name, Func<ImageDirectory, string, ImageDirectory?> make)
    {
        switch (from.Names.GetValueOrDefault(name).Inode)
        {
            case null:
                return make(from, name);
            case ImageDirectory directory:
                return directory;
            case { Kind: TarEntryKind.SymbolicLink } link when ++_links <= MostLinks:
                return Go(link.Target[0] == '/' ? root : from, link.Target.Split('/'), make);
            case { Kind: TarEntryKind.SymbolicLink }:
                throw new InvalidDataException("symbolic links in a circle");
            default:
                throw new InvalidDataException("a name below what is no directory");
        }
    }

    private ImageDirectory Make(ImageDirectory from, string name)
    {
        budget.Take(name.Length);
        ImageDirectory made = new(from);
        from.Names[name] = new(made, layer);
        return made;
    }
}
