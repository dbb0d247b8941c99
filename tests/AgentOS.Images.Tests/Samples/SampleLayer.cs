using System.Text;
using AgentOS.Images.Layers;
using AgentOS.Images.Trees;

namespace AgentOS.Images.Tests.Samples;

/// <summary>Writes layers for tests.</summary>
internal static class SampleLayer
{
    public static byte[] Of(params IEnumerable<FileSample> entries)
    {
        using MemoryStream archive = new();
        LayerWriter writer = new(archive);
        foreach (FileSample entry in entries)
        {
            writer.Begin(entry.Entry);
            archive.Write(entry.Content);
            writer.EndContent(entry.Content.Length);
        }

        writer.End();
        return archive.ToArray();
    }

    /// <summary>A tree of layers put on each other.</summary>
    public static ImageTree Merge(params byte[][] layers)
    {
        ImageTree tree = new(new("test", new()));
        for (int layer = 0; layer < layers.Length; layer++)
        {
            using LayerStream stream = new(new MemoryStream(layers[layer]), new("test", long.MaxValue));
            TarReader reader = new(stream);
            for (int index = 0; reader.Next() is { } entry; index++)
                tree.Apply(entry, layer, index);
        }

        return tree;
    }
}

/// <summary>An entry of a layer.</summary>
internal sealed class FileSample(TarEntry entry, byte[] content)
{
    public FileSample(string name, string text = "", int mode = 0x1A4)
        : this(new TarEntry { Kind = TarEntryKind.File, Name = name, Mode = mode, Size = Encoding.UTF8.GetByteCount(text) }, Encoding.UTF8.GetBytes(text))
    {
    }

    public TarEntry Entry { get; } = entry;

    public byte[] Content { get; } = content;

    public static FileSample Directory(string name, int mode = 0x1ED) => new(new TarEntry { Kind = TarEntryKind.Directory, Name = name, Mode = mode }, []);

    public static FileSample Link(string name, string target) => new(new TarEntry { Kind = TarEntryKind.SymbolicLink, Name = name, Target = target, Mode = 0x1FF }, []);

    public static FileSample HardLink(string name, string target) => new(new TarEntry { Kind = TarEntryKind.HardLink, Name = name, Target = target }, []);
}
