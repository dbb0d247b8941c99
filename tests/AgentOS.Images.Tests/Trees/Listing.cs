using AgentOS.Images.Layers;
using AgentOS.Images.Trees;

namespace AgentOS.Images.Tests.Trees;

/// <summary>Shows a tree.</summary>
internal static class Listing
{
    public static IReadOnlyList<string> Of(ImageTree tree) => [.. Below(tree.Root, "").Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Below(ImageDirectory directory, string path)
    {
        foreach ((string name, ImageName entry) in directory.Names)
        {
            if (entry.Inode is ImageDirectory inner)
            {
                yield return $"{path}{name}/";
                foreach (string below in Below(inner, $"{path}{name}/"))
                    yield return below;
            }
            else
            {
                yield return path + name + (entry.Inode.Kind == TarEntryKind.SymbolicLink ? $" -> {entry.Inode.Target}" : "");
            }
        }
    }
}
