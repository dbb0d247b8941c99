using AgentOS.Images.Layers;
using AgentOS.Images.Trees;

namespace AgentOS.Images.Building;

/// <summary>The files of another stage, or of another image. Links on the way are followed inside it.</summary>
/// <param name="stage">Whose.</param>
/// <param name="cancellationToken">Gives up reading it.</param>
internal sealed class StageFiles(BuildStage stage, CancellationToken cancellationToken) : ICopySource
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private readonly ImageTree _tree = stage.Tree(cancellationToken);

    public bool? IsDirectory(string path) => _tree.Find(path) is { } found ? found is ImageDirectory : null;

    public IReadOnlyList<string> NamesIn(string path) => _tree.Find(path) is ImageDirectory directory ? [.. directory.Names.Keys] : [];

    // Directories and links first; then the content of files, layer by layer as it comes; then the other names of files.
    public void Write(string path, string name, LayerWriter layer, Stream archive, Func<TarEntry, TarEntry?> choose, CancellationToken cancellationToken)
    {
        Dictionary<ImageInode, TarEntry> files = [];
        List<TarEntry> links = [];
        Stack<(ImageInode Inode, string Name)> waiting = new([(_tree.Find(path)!, name)]);
        while (waiting.TryPop(out (ImageInode Inode, string Name) next))
        {
            if (choose(Describe(next.Inode, next.Name)) is not { } entry)
                continue;
            if (files.TryGetValue(next.Inode, out TarEntry? first))
                links.Add(entry with { Kind = TarEntryKind.HardLink, Target = first.Name, Size = 0 });
            else if (entry.Kind == TarEntryKind.File)
                files.Add(next.Inode, entry);
            else
                layer.Begin(entry);
            foreach ((string inner, ImageName found) in (next.Inode as ImageDirectory)?.Names.OrderByDescending(pair => pair.Key, StringComparer.Ordinal) ?? Enumerable.Empty<KeyValuePair<string, ImageName>>())
                waiting.Push((found.Inode, next.Name.Length == 0 ? inner : $"{next.Name}/{inner}"));
        }

        WriteContent(files, layer, archive, cancellationToken);
        links.ForEach(layer.Begin);
    }

    private void WriteContent(Dictionary<ImageInode, TarEntry> files, LayerWriter layer, Stream archive, CancellationToken cancellationToken)
    {
        foreach (IGrouping<int, KeyValuePair<ImageInode, TarEntry>> inLayer in files.GroupBy(file => file.Key.Source.Layer).OrderBy(group => group.Key))
        {
            Dictionary<int, TarEntry> wanted = inLayer.ToDictionary(file => file.Key.Source.Entry, file => file.Value);
            stage.Read().ReadAgain(inLayer.Key, (_, index, reader) => Copy(wanted.GetValueOrDefault(index), reader, layer, archive), wanted.Keys.Max(), cancellationToken);
        }
    }

    private void Copy(TarEntry? entry, TarReader reader, LayerWriter layer, Stream archive)
    {
        if (entry is null)
            return;
        layer.Begin(entry);
        while (reader.ReadContent(_buffer) is > 0 and int count)
            archive.Write(_buffer, 0, count);
        layer.EndContent(entry.Size);
    }

    private static TarEntry Describe(ImageInode inode, string name) => new()
    {
        Kind = inode.Kind,
        Name = name.Length == 0 ? "./" : inode.Kind == TarEntryKind.Directory ? name + "/" : name,
        Target = inode.Target,
        Mode = inode.Mode,
        UserId = inode.UserId,
        GroupId = inode.GroupId,
        Size = inode.Size,
        ModifyTime = inode.ModifyTime,
        DeviceMajor = inode.DeviceMajor,
        DeviceMinor = inode.DeviceMinor,
        ExtendedAttributes = inode.ExtendedAttributes,
    };
}
